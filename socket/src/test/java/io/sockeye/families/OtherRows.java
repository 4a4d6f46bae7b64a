package io.sockeye.families;

import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketType;
import java.util.List;

/// Families without types of their own here: their addresses are bytes, `OpaqueSocketAddress`.
final class OtherRows {
    private static final String BYTES = "its addresses are bytes here";
    private static final String RINGS =
            "its data lies in rings of shared memory; open, bind and options are here";

    private OtherRows() {}

    static List<Row> all() {
        return List.of(
                Row.opens(Row.Kind.of(AddressFamily.AF_XDP, SOCK_RAW), RINGS),
                row(AddressFamily.AF_KEY, SOCK_RAW, 2),
                row(AddressFamily.AF_LLC, SOCK_STREAM, 0),
                row(AddressFamily.AF_LLC, SOCK_DGRAM, 0),
                row(AddressFamily.AF_KCM, SOCK_DGRAM, 0),
                row(AddressFamily.AF_KCM, SOCK_SEQPACKET, 0),
                row(AddressFamily.AF_PHONET, SOCK_DGRAM, 0),
                row(AddressFamily.AF_IEEE802154, SOCK_RAW, 0),
                row(AddressFamily.AF_IEEE802154, SOCK_DGRAM, 0),
                row(AddressFamily.AF_NFC, SOCK_SEQPACKET, 0),
                row(AddressFamily.AF_NFC, SOCK_STREAM, 1),
                row(AddressFamily.AF_RXRPC, SOCK_DGRAM, 2),
                row(AddressFamily.AF_PPPOX, SOCK_STREAM, 0),
                row(AddressFamily.AF_ATMPVC, SOCK_DGRAM, 0),
                row(AddressFamily.AF_APPLETALK, SOCK_DGRAM, 0),
                row(AddressFamily.AF_AX25, SOCK_SEQPACKET, 0),
                row(AddressFamily.AF_NETROM, SOCK_SEQPACKET, 0),
                row(AddressFamily.AF_ROSE, SOCK_SEQPACKET, 0),
                row(AddressFamily.AF_X25, SOCK_SEQPACKET, 0),
                row(AddressFamily.AF_CAIF, SOCK_SEQPACKET, 0),
                row(AddressFamily.AF_MCTP, SOCK_DGRAM, 0));
    }

    private static Row row(AddressFamily family, SocketType type, int protocol) {
        return Row.opens(Row.Kind.of(family, type, Protocol.of(family, protocol)), BYTES);
    }
}
