/// Packets as values: parsed from bytes, printed in a line, written back.
///
/// Each kind of packet is a record, or a sealed interface where there are several, with a static `parse`. Bytes from outside give
/// either a value or one [io.sockeye.wire.MalformedPacketException]. No class here opens a socket or calls C.
@org.jspecify.annotations.NullMarked
module io.sockeye.wire {
    requires static org.jspecify;

    exports io.sockeye.wire;
    exports io.sockeye.wire.bpf;
    exports io.sockeye.wire.can;
    exports io.sockeye.wire.dns;
    exports io.sockeye.wire.ethernet;
    exports io.sockeye.wire.icmp;
    exports io.sockeye.wire.ip;
    exports io.sockeye.wire.netlink;
    exports io.sockeye.wire.tcp;
    exports io.sockeye.wire.udp;
}
