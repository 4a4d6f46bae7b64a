package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_DCCP;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

/// The options of DCCP sockets: level SOL_DCCP, Documentation/networking/dccp.rst. Linux 6.16 took DCCP out.
public final class DccpOptions {
    /// The service code of RFC 4340, section 8.1.2, before connect(2) or listen(2). Since Linux 2.6.14;
    /// `<linux/dccp.h>`.
    public static final SocketOption<Integer> DCCP_SOCKOPT_SERVICE =
            new SocketOption<>(
                    "DCCP_SOCKOPT_SERVICE", SOL_DCCP, 2, LazyType.of(() -> IntType.NETWORK_ORDER));

    /// How long a packet may be now, in bytes. Since Linux 2.6.16; `<linux/dccp.h>`.
    public static final ReadOnlyOption<Integer> DCCP_SOCKOPT_GET_CUR_MPS =
            new ReadOnlyOption<>("DCCP_SOCKOPT_GET_CUR_MPS", SOL_DCCP, 5, INT);

    /// The server keeps the state of a closed connection, not the client. Since Linux 2.6.24; `<linux/dccp.h>`.
    public static final SocketOption<Boolean> DCCP_SOCKOPT_SERVER_TIMEWAIT =
            new SocketOption<>("DCCP_SOCKOPT_SERVER_TIMEWAIT", SOL_DCCP, 6, FLAG);

    /// How much of a sent packet its checksum covers: 0 all, 1 the header, up to 15 by words of data. Since Linux
    /// 2.6.20; `<linux/dccp.h>`.
    public static final SocketOption<Integer> DCCP_SOCKOPT_SEND_CSCOV =
            new SocketOption<>("DCCP_SOCKOPT_SEND_CSCOV", SOL_DCCP, 10, INT);

    /// The least that the checksum of a received packet has to cover. Since Linux 2.6.20; `<linux/dccp.h>`.
    public static final SocketOption<Integer> DCCP_SOCKOPT_RECV_CSCOV =
            new SocketOption<>("DCCP_SOCKOPT_RECV_CSCOV", SOL_DCCP, 11, INT);

    /// The congestion controls of this kernel, a byte each. Since Linux 2.6.29; `<linux/dccp.h>`.
    public static final ReadOnlyOption<byte[]> DCCP_SOCKOPT_AVAILABLE_CCIDS =
            new ReadOnlyOption<>(
                    "DCCP_SOCKOPT_AVAILABLE_CCIDS", SOL_DCCP, 12, OptionType.bytes(16));

    /// The congestion controls of both directions, preferred ones first, a byte each. Since Linux 2.6.29;
    /// `<linux/dccp.h>`.
    public static final WriteOnlyOption<byte[]> DCCP_SOCKOPT_CCID =
            new WriteOnlyOption<>("DCCP_SOCKOPT_CCID", SOL_DCCP, 13, OptionType.bytes(16));

    /// The congestion control of what is sent. Since Linux 2.6.29; `<linux/dccp.h>`.
    public static final SocketOption<Integer> DCCP_SOCKOPT_TX_CCID =
            new SocketOption<>("DCCP_SOCKOPT_TX_CCID", SOL_DCCP, 14, INT);

    /// The congestion control of what is received. Since Linux 2.6.29; `<linux/dccp.h>`.
    public static final SocketOption<Integer> DCCP_SOCKOPT_RX_CCID =
            new SocketOption<>("DCCP_SOCKOPT_RX_CCID", SOL_DCCP, 15, INT);

    /// How packets queue for sending: 0 in order, 1 by priority. Since Linux 2.6.38; `<linux/dccp.h>`.
    public static final SocketOption<Integer> DCCP_SOCKOPT_QPOLICY_ID =
            new SocketOption<>("DCCP_SOCKOPT_QPOLICY_ID", SOL_DCCP, 16, INT);

    /// How many packets may queue for sending. Since Linux 2.6.38; `<linux/dccp.h>`.
    public static final SocketOption<Integer> DCCP_SOCKOPT_QPOLICY_TXQLEN =
            new SocketOption<>("DCCP_SOCKOPT_QPOLICY_TXQLEN", SOL_DCCP, 17, INT);

    private DccpOptions() {}
}
