package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_QIPCRTR;
import static io.sockeye.address.AddressFamily.AF_RDS;
import static io.sockeye.address.AddressFamily.AF_TIPC;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RDM;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.address.TipcSocketAddress.TIPC_CLUSTER_SCOPE;
import static io.sockeye.families.Exchanges.connection;
import static io.sockeye.families.Exchanges.datagrams;

import io.sockeye.address.QipcrtrSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.TipcSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// Between the nodes of a cluster, or the processors of a telephone.
final class ClusterRows {
    private static final long SERVICE = 18_888;

    private ClusterRows() {}

    static List<Row> all() {
        var rows = new ArrayList<Row>();
        var service = range(17);
        var named = new TipcSocketAddress.Name(SERVICE, 17, 0, 0);
        for (var type : List.of(SOCK_STREAM, SOCK_SEQPACKET))
            rows.add(
                    Row.exchanges(Row.Kind.of(AF_TIPC, type), connection(service, named, _ -> {})));
        for (var type : List.of(SOCK_DGRAM, SOCK_RDM))
            rows.add(
                    Row.exchanges(
                            Row.Kind.of(AF_TIPC, type), datagrams(range(18), service, named)));
        // The first node is this machine.
        var port = new QipcrtrSocketAddress(1, 0);
        rows.add(Row.exchanges(Row.Kind.of(AF_QIPCRTR, SOCK_DGRAM), datagrams(port, port)));
        var any = SocketAddress.loopback(0);
        rows.add(Row.exchanges(Row.Kind.of(AF_RDS, SOCK_SEQPACKET), datagrams(any, any)));
        return rows;
    }

    private static SocketAddress range(long instance) {
        return new TipcSocketAddress.Range(SERVICE, instance, instance, TIPC_CLUSTER_SCOPE);
    }
}
