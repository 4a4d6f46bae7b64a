# shellcheck shell=bash
# Source this file: it exports JAVA_HOME, a JDK 25.0.3 or newer, or says what is missing and answers 1.

# The file `release` answers at once; a javac that must start to say its version takes a third of a second.
jdk_is_new_enough() {
    local home=$1 version major minor patch
    [[ -x $home/bin/javac && -r $home/release ]] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$home/release")
    IFS=. read -r major minor patch _ <<<"$version.0.0"
    [[ -n $major ]] || return 1
    ((major > 25 || (major == 25 && (minor > 0 || patch >= 3))))
}

jdk_find() {
    local javac candidate
    javac=$(readlink -f "$(command -v javac || true)" || true)
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* "${javac%/bin/javac}"; do
        if [[ -n $candidate ]] && jdk_is_new_enough "$candidate"; then
            export JAVA_HOME=$candidate
            return 0
        fi
    done
    return 1
}

jdk_find || {
    echo "sockeye needs a JDK 25.0.3 or newer: 'apt-get install openjdk-25-jdk' or 'sdk install java 25.0.3-tem', or set JAVA_HOME." >&2
    return 1
}
