# shellcheck shell=bash
# Source this file from the root of the project: what the build and the tests need, and how to get it.

# command:packages of Debian
peers=(mvn:maven python3:python3 socat:socat ncat:ncat curl:curl wget:wget nginx:nginx-light strace:strace openssl:openssl nmap:nmap ndiff:ndiff ping:iputils-ping fping:fping
    'qemu-system-x86_64:qemu-system-x86' 'busybox:busybox-static' 'depmod:kmod' cpio:cpio xz:xz-utils btvirt:bluez-test-tools cansend:can-utils sctp_darn:lksctp-tools tcpdump:tcpdump
    systemd-socket-activate:systemd ip:iproute2 nft:nftables ps:procps unshare:util-linux groff:groff-base 'gcc:gcc libc6-dev'
    'aarch64-linux-gnu-gcc:gcc-aarch64-linux-gnu libc6-dev-arm64-cross'
    'riscv64-linux-gnu-gcc:gcc-riscv64-linux-gnu libc6-dev-riscv64-cross')

python_version() {
    /usr/bin/python3 -c 'import sys; print("python%d.%d" % sys.version_info[:2])' 2>/dev/null || echo python3.11
}

missing_packages() {
    local peer packages=()
    # shellcheck source=etc/jdk25.sh
    (source etc/jdk25.sh) 2>/dev/null || packages+=(openjdk-25-jdk-headless)
    for peer in "${peers[@]}"; do
        command -v "${peer%%:*}" >/dev/null || packages+=("${peer#*:}")
    done
    # No commands: headers of OpenSSL (for the benchmark) and Bluetooth, Java in Python, a reader of nmap's XML, and CPython's own tests (of Debian 12's Python where there is none yet).
    [[ -e /usr/include/openssl/ssl.h ]] || packages+=(libssl-dev)
    [[ -e /usr/include/bluetooth/bluetooth.h ]] || packages+=(libbluetooth-dev)
    /usr/bin/python3 -c 'import libnmap' 2>/dev/null || packages+=(python3-libnmap)
    /usr/bin/python3 -c 'import jpype' 2>/dev/null || packages+=(python3-jpype)
    /usr/bin/python3 -c 'import test.test_socket' 2>/dev/null || packages+=("lib$(python_version)-testsuite")
    echo "${packages[*]}"
}

is_debian() {
    command -v apt-get >/dev/null && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release
}

# One after the other: what this release of Debian does not have must not keep the rest away.
apt_install() {
    local package
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update || true
    for package in "$@"; do
        apt-get -qq install -y --no-install-recommends "$package" >/dev/null ||
            echo "Could not install $package. The tests that need it will be skipped." >&2
    done
}

# Installs what is missing as root on Debian and Ubuntu; elsewhere says the one line that does it, and goes on.
install_missing() {
    local packages
    packages=$(missing_packages)
    [[ -n $packages ]] || return 0
    if ! is_debian; then
        echo "Some tests will be skipped. With these packages (names as in Debian) they run: $packages" >&2
    elif ((EUID != 0)); then
        echo "Some tests will be skipped. This lets them run: sudo apt-get install -y $packages" >&2
    else
        # shellcheck disable=SC2086 # a list of words on purpose
        apt_install $packages
    fi
}
