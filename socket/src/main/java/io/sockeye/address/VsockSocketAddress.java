package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_VSOCK;

/// An address between a virtual machine and its host, `struct sockaddr_vm` of vsock(7).
///
/// @param cid which machine, 32 bits unsigned
/// @param port 32 bits unsigned; below 1024 it takes CAP_NET_BIND_SERVICE
/// @param flags [#VMADDR_FLAG_TO_HOST] or 0; since Linux 5.11
public record VsockSocketAddress(long cid, long port, int flags) implements SocketAddress {
    /// Any machine: to bind(2), all of this one's. Its number is also -1.
    public static final long VMADDR_CID_ANY = 0xffff_ffffL;

    /// The hypervisor.
    public static final long VMADDR_CID_HYPERVISOR = 0;

    /// This machine itself, by loopback. Since Linux 5.6.
    public static final long VMADDR_CID_LOCAL = 1;

    /// The host of this machine.
    public static final long VMADDR_CID_HOST = 2;

    /// A port that the kernel chooses.
    public static final long VMADDR_PORT_ANY = 0xffff_ffffL;

    /// Go by way of the host also to a sibling machine. Since Linux 5.11.
    public static final int VMADDR_FLAG_TO_HOST = 1;

    /// A version that is none.
    public static final long VM_SOCKETS_INVALID_VERSION = 0xffff_ffffL;

    /// The request of ioctl(2) on /dev/vsock for the cid of this machine.
    public static final int IOCTL_VM_SOCKETS_GET_LOCAL_CID = 0x7b9;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if cid or port do not fit 32 bits, or the flags 8; the message names the value
    public VsockSocketAddress {
        Unsigned.check("cid", cid, Unsigned.MAX_32);
        Unsigned.check("port", port, Unsigned.MAX_32);
        Unsigned.check("flags", flags, Unsigned.MAX_8);
    }

    /// Makes an address without flags.
    ///
    /// @param cid which machine
    /// @param port the port
    public VsockSocketAddress(long cid, long port) {
        this(cid, port, 0);
    }

    /// The family of this address.
    ///
    /// @return AF_VSOCK
    @Override
    public AddressFamily family() {
        return AF_VSOCK;
    }

    /// Answers machine and port, and the flags if there are any.
    ///
    /// @return such as `vsock:2:1024`
    @Override
    public String toString() {
        return new Query("vsock:" + cid + ":" + port).add("flags", flags, 0).toString();
    }
}
