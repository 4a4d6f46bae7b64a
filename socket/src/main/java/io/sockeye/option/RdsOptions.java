package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_RDS;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import io.sockeye.address.SocketAddress;

/// The options of reliable datagram sockets: level SOL_RDS. Those of remote memory take addresses of native memory,
/// and work over InfiniBand alone.
public final class RdsOptions {
    /// Give up what was sent to an address and has not arrived. Since Linux 2.6.30; `<linux/rds.h>`.
    public static final WriteOnlyOption<SocketAddress> RDS_CANCEL_SENT_TO =
            new WriteOnlyOption<>(
                    "RDS_CANCEL_SENT_TO", SOL_RDS, 1, LazyType.of(() -> SockaddrType.SOCKADDR));

    /// Let the peer reach memory of this process. Since Linux 2.6.30; `<linux/rds.h>`.
    public static final WriteOnlyOption<RdsMemory> RDS_GET_MR =
            new WriteOnlyOption<>("RDS_GET_MR", SOL_RDS, 2, LazyType.of(() -> RdsMemory.TYPE));

    /// Take that back. Since Linux 2.6.30; `<linux/rds.h>`.
    public static final WriteOnlyOption<RdsFreedMemory> RDS_FREE_MR =
            new WriteOnlyOption<>(
                    "RDS_FREE_MR", SOL_RDS, 3, LazyType.of(() -> RdsFreedMemory.TYPE));

    /// Report how each message of remote memory went. Since Linux 2.6.30; `<linux/rds.h>`.
    public static final SocketOption<Boolean> RDS_RECVERR =
            new SocketOption<>("RDS_RECVERR", SOL_RDS, 5, FLAG);

    /// Report which ports are free again after congestion, instead of waking on all. Since Linux 2.6.30;
    /// `<linux/rds.h>`.
    public static final WriteOnlyOption<Boolean> RDS_CONG_MONITOR =
            new WriteOnlyOption<>("RDS_CONG_MONITOR", SOL_RDS, 6, FLAG);

    /// As RDS_GET_MR, for one peer: struct rds_get_mr_for_dest_args. Since Linux 2.6.35; `<linux/rds.h>`.
    public static final WriteOnlyOption<byte[]> RDS_GET_MR_FOR_DEST =
            new WriteOnlyOption<>("RDS_GET_MR_FOR_DEST", SOL_RDS, 7, OptionType.bytes(160));

    /// The transport below, before bind(2): [#RDS_TRANS_IB] or [#RDS_TRANS_TCP]. Since Linux 3.16; `<linux/rds.h>`.
    public static final SocketOption<Integer> SO_RDS_TRANSPORT =
            new SocketOption<>("SO_RDS_TRANSPORT", SOL_RDS, 8, INT);

    /// Send beside each message how long it took where: struct rds_rx_trace_so. Since Linux 4.11; `<linux/rds.h>`.
    public static final WriteOnlyOption<byte[]> SO_RDS_MSG_RXPATH_LATENCY =
            new WriteOnlyOption<>("SO_RDS_MSG_RXPATH_LATENCY", SOL_RDS, 10, OptionType.bytes(4));

    /// Of SO_RDS_TRANSPORT: InfiniBand.
    public static final int RDS_TRANS_IB = 0;

    /// Of SO_RDS_TRANSPORT: TCP.
    public static final int RDS_TRANS_TCP = 2;

    /// Of SO_RDS_TRANSPORT: not chosen yet.
    public static final int RDS_TRANS_NONE = -1;

    /// Of remote memory: the peer writes, and does not read.
    public static final int RDS_RDMA_READWRITE = 1;

    /// Of remote memory: the message waits for it.
    public static final int RDS_RDMA_FENCE = 2;

    /// Of RDS_FREE_MR: at once.
    public static final int RDS_RDMA_INVALIDATE = 4;

    /// Of RDS_GET_MR: free it after use.
    public static final int RDS_RDMA_USE_ONCE = 8;

    /// Of remote memory: do not wait.
    public static final int RDS_RDMA_DONTWAIT = 16;

    /// Of remote memory: report how it went.
    public static final int RDS_RDMA_NOTIFY_ME = 32;

    /// Of remote memory: do not wake the peer.
    public static final int RDS_RDMA_SILENT = 64;

    private RdsOptions() {}
}
