package io.sockeye.option;

import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.LinuxMptcp.MptcpSubflowAddrs;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Both ends of a path of MPTCP: struct mptcp_subflow_addrs.
///
/// @param local our address
/// @param remote the peer's address
public record MptcpAddresses(SocketAddress local, SocketAddress remote) {
    /// Takes the parts.
    public MptcpAddresses {
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(remote, "remote");
    }

    static MptcpAddresses read(MemorySegment value, long offset) {
        return new MptcpAddresses(
                Memory.sockaddr(
                        value, offset + MptcpSubflowAddrs.SS_LOCAL, Memory.SOCKADDR_STORAGE),
                Memory.sockaddr(
                        value, offset + MptcpSubflowAddrs.SS_REMOTE, Memory.SOCKADDR_STORAGE));
    }
}
