package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_CAN_ISOTP;
import static io.sockeye.option.OptionLevel.SOL_CAN_J1939;
import static io.sockeye.option.OptionLevel.SOL_CAN_RAW;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import java.util.List;

/// The options of CAN sockets: levels SOL_CAN_RAW and SOL_CAN_ISOTP, and SOL_CAN_J1939 of the kernel's
/// Documentation/networking/can.rst, isotp.rst and j1939.rst. The broadcast manager has none.
public final class CanOptions {
    /// Which frames are received: those that pass any of these filters, or none without a filter. A new socket has
    /// one that all pass. Since Linux 2.6.25; `<linux/can/raw.h>`.
    public static final SocketOption<List<CanFilter>> CAN_RAW_FILTER =
            new SocketOption<>("CAN_RAW_FILTER", SOL_CAN_RAW, 1, LazyType.of(() -> CanFilter.LIST));

    /// Which classes of errors are received as frames, CAN_ERR_ bits of `<linux/can/error.h>`. Since Linux 2.6.25;
    /// `<linux/can/raw.h>`.
    public static final SocketOption<Integer> CAN_RAW_ERR_FILTER =
            new SocketOption<>("CAN_RAW_ERR_FILTER", SOL_CAN_RAW, 2, INT);

    /// What is sent goes to other sockets of this machine too. Since Linux 2.6.25; `<linux/can/raw.h>`.
    public static final SocketOption<Boolean> CAN_RAW_LOOPBACK =
            new SocketOption<>("CAN_RAW_LOOPBACK", SOL_CAN_RAW, 3, FLAG);

    /// What is sent comes back to this socket too. Since Linux 2.6.25; `<linux/can/raw.h>`.
    public static final SocketOption<Boolean> CAN_RAW_RECV_OWN_MSGS =
            new SocketOption<>("CAN_RAW_RECV_OWN_MSGS", SOL_CAN_RAW, 4, FLAG);

    /// Receive and send CAN FD frames as well. Since Linux 3.6; `<linux/can/raw.h>`.
    public static final SocketOption<Boolean> CAN_RAW_FD_FRAMES =
            new SocketOption<>("CAN_RAW_FD_FRAMES", SOL_CAN_RAW, 5, FLAG);

    /// A frame has to pass all filters of CAN_RAW_FILTER, not any. Since Linux 4.1; `<linux/can/raw.h>`.
    public static final SocketOption<Boolean> CAN_RAW_JOIN_FILTERS =
            new SocketOption<>("CAN_RAW_JOIN_FILTERS", SOL_CAN_RAW, 6, FLAG);

    /// Receive and send CAN XL frames as well. Since Linux 6.1; `<linux/can/raw.h>`.
    public static final SocketOption<Boolean> CAN_RAW_XL_FRAMES =
            new SocketOption<>("CAN_RAW_XL_FRAMES", SOL_CAN_RAW, 7, FLAG);

    /// Which virtual networks of CAN XL the socket sends to and hears. Since Linux 6.9; `<linux/can/raw.h>`.
    public static final SocketOption<CanVirtualNetworks> CAN_RAW_XL_VCID_OPTS =
            new SocketOption<>(
                    "CAN_RAW_XL_VCID_OPTS",
                    SOL_CAN_RAW,
                    8,
                    LazyType.of(() -> CanVirtualNetworks.TYPE));

    /// Addresses, padding and flags; before bind(2). Since Linux 5.10; `<linux/can/isotp.h>`.
    public static final SocketOption<IsotpParameters> CAN_ISOTP_OPTS =
            new SocketOption<>(
                    "CAN_ISOTP_OPTS", SOL_CAN_ISOTP, 1, LazyType.of(() -> IsotpParameters.TYPE));

    /// What the flow control frames ask of the peer; before bind(2). Since Linux 5.10; `<linux/can/isotp.h>`.
    public static final SocketOption<IsotpFlowControl> CAN_ISOTP_RECV_FC =
            new SocketOption<>(
                    "CAN_ISOTP_RECV_FC",
                    SOL_CAN_ISOTP,
                    2,
                    LazyType.of(() -> IsotpFlowControl.TYPE));

    /// The time between sent frames in nanoseconds, in place of the one that the peer asks for; with
    /// CAN_ISOTP_FORCE_TXSTMIN, before bind(2). Since Linux 5.10; `<linux/can/isotp.h>`.
    public static final SocketOption<Long> CAN_ISOTP_TX_STMIN =
            new SocketOption<>(
                    "CAN_ISOTP_TX_STMIN", SOL_CAN_ISOTP, 3, LazyType.of(() -> IntType.UNSIGNED));

    /// Received frames that follow sooner, in nanoseconds, are ignored; with CAN_ISOTP_FORCE_RXSTMIN, before bind(2).
    /// Since Linux 5.10; `<linux/can/isotp.h>`.
    public static final SocketOption<Long> CAN_ISOTP_RX_STMIN =
            new SocketOption<>(
                    "CAN_ISOTP_RX_STMIN", SOL_CAN_ISOTP, 4, LazyType.of(() -> IntType.UNSIGNED));

    /// Classical CAN or CAN FD below; before bind(2). Since Linux 5.10; `<linux/can/isotp.h>`.
    public static final SocketOption<IsotpLinkLayer> CAN_ISOTP_LL_OPTS =
            new SocketOption<>(
                    "CAN_ISOTP_LL_OPTS", SOL_CAN_ISOTP, 5, LazyType.of(() -> IsotpLinkLayer.TYPE));

    /// Which messages are received: those that pass any of these filters; without one, all. Since Linux 5.4;
    /// `<linux/can/j1939.h>`.
    public static final WriteOnlyOption<List<J1939Filter>> SO_J1939_FILTER =
            new WriteOnlyOption<>(
                    "SO_J1939_FILTER", SOL_CAN_J1939, 1, LazyType.of(() -> J1939Filter.LIST));

    /// Receive messages to others too. Since Linux 5.4; `<linux/can/j1939.h>`.
    public static final SocketOption<Boolean> SO_J1939_PROMISC =
            new SocketOption<>("SO_J1939_PROMISC", SOL_CAN_J1939, 2, FLAG);

    /// The priority of what is sent, 0 (first) to 7; below 2 needs CAP_NET_ADMIN. A new socket has 6. Since Linux
    /// 5.4; `<linux/can/j1939.h>`.
    public static final SocketOption<Integer> SO_J1939_SEND_PRIO =
            new SocketOption<>("SO_J1939_SEND_PRIO", SOL_CAN_J1939, 3, INT);

    /// Report on the error queue how a transfer goes. Since Linux 5.4; `<linux/can/j1939.h>`.
    public static final SocketOption<Boolean> SO_J1939_ERRQUEUE =
            new SocketOption<>("SO_J1939_ERRQUEUE", SOL_CAN_J1939, 4, FLAG);

    /// Of CAN_RAW_FILTER: how many filters there may be.
    public static final int CAN_RAW_FILTER_MAX = 512;

    /// Of SO_J1939_FILTER: how many filters there may be.
    public static final int J1939_FILTER_MAX = 512;

    /// Of SO_J1939_ERRQUEUE, [io.sockeye.control.ReceivedError#info()]: so far so good.
    public static final int J1939_EE_INFO_NONE = 0;

    /// Of SO_J1939_ERRQUEUE: sending was given up.
    public static final int J1939_EE_INFO_TX_ABORT = 1;

    /// Of SO_J1939_ERRQUEUE: a peer asks to send. Since Linux 5.15.
    public static final int J1939_EE_INFO_RX_RTS = 2;

    /// Of SO_J1939_ERRQUEUE: the next part begins. Since Linux 5.15.
    public static final int J1939_EE_INFO_RX_DPO = 3;

    /// Of SO_J1939_ERRQUEUE: receiving was given up. Since Linux 5.15.
    public static final int J1939_EE_INFO_RX_ABORT = 4;

    /// An attribute beside such a report, in SCM_TIMESTAMPING_OPT_STATS: padding.
    public static final int J1939_NLA_PAD = 0;

    /// An attribute beside such a report: how many bytes have arrived.
    public static final int J1939_NLA_BYTES_ACKED = 1;

    private CanOptions() {}
}
