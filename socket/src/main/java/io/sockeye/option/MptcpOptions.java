package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_MPTCP;

import java.util.List;

/// The options of Multipath TCP: level SOL_MPTCP, RFC 8684. An MPTCP socket has those of TCP
/// and IP, too.
public final class MptcpOptions {
    /// What the kernel knows of the connection as a whole. Since Linux 5.16; `<linux/mptcp.h>`.
    public static final ReadOnlyOption<MptcpInfo> MPTCP_INFO =
            new ReadOnlyOption<>("MPTCP_INFO", SOL_MPTCP, 1, MptcpInfo.TYPE);

    /// The TCP_INFO of each path. Since Linux 5.16; `<linux/mptcp.h>`.
    public static final ReadOnlyOption<List<TcpInfo>> MPTCP_TCPINFO =
            new ReadOnlyOption<>("MPTCP_TCPINFO", SOL_MPTCP, 2, MptcpArrays.TCP_INFO);

    /// The addresses of each path. Since Linux 5.16; `<linux/mptcp.h>`.
    public static final ReadOnlyOption<List<MptcpAddresses>> MPTCP_SUBFLOW_ADDRS =
            new ReadOnlyOption<>("MPTCP_SUBFLOW_ADDRS", SOL_MPTCP, 3, MptcpArrays.ADDRESSES);

    /// All of it, taken at one moment. Since Linux 6.5; `<linux/mptcp.h>`.
    public static final ReadOnlyOption<MptcpFullInfo> MPTCP_FULL_INFO =
            new ReadOnlyOption<>("MPTCP_FULL_INFO", SOL_MPTCP, 4, MptcpFullInfo.TYPE);

    private MptcpOptions() {}
}
