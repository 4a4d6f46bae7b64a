package io.sockeye.conformance;

import io.sockeye.address.Inet4SocketAddress;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.Credentials;
import io.sockeye.control.HopLimit;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.OriginalDestination;
import io.sockeye.control.PacketInfo4;
import io.sockeye.control.PacketInfo6;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.SecurityLabel;
import io.sockeye.control.SegmentSize;
import io.sockeye.control.Timestamps;
import io.sockeye.control.TrafficClass;
import io.sockeye.control.TransmitTime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Optional;

/// Java's control messages as the plain bytes of C that CPython shows.
public final class ControlBytes {
    private static final int SOL_IPV6 = 41;
    private static final int SCM_TIMESTAMP = 29;
    private static final int SCM_TIMESTAMPING = 37;

    private ControlBytes() {}

    /// The data of a message that has no descriptors.
    public static byte[] of(ControlMessage message) {
        var data = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
        switch (message) {
            case OpaqueControlMessage opaque -> data.put(opaque.data().toArray());
            case SecurityLabel label -> data.put(label.label().toArray());
            case Credentials c -> data.putInt(c.pid()).putInt((int) c.uid()).putInt((int) c.gid());
            case HopLimit limit -> data.putInt(limit.value());
            case SegmentSize segment -> data.putInt(segment.bytes());
            case TransmitTime time -> data.putLong(time.nanos());
            case TrafficClass traffic -> {
                // IPv4 has one byte, IPv6 an int.
                if (traffic.type().level() == SOL_IPV6) data.putInt(traffic.value());
                else data.put((byte) traffic.value());
            }
            case PacketInfo4 info ->
                    data.putInt(info.interfaceIndex())
                            .put(info.local().getAddress())
                            .put(info.destination().getAddress());
            case PacketInfo6 info ->
                    data.put(info.destination().getAddress()).putInt(info.interfaceIndex());
            case OriginalDestination original -> address(original.address(), data);
            case Timestamps times -> times(times, data);
            case ReceivedError error -> error(error, data);
            default -> throw new IllegalArgumentException("no bytes for " + message);
        }
        var bytes = new byte[data.position()];
        data.get(0, bytes);
        return bytes;
    }

    private static void times(Timestamps times, ByteBuffer data) {
        int number = times.type().number();
        time(times.software(), number == SCM_TIMESTAMP ? 1000 : 1, data);
        if (number != SCM_TIMESTAMPING) return;
        data.putLong(0).putLong(0);
        time(times.hardware(), 1, data);
    }

    /// Seconds, and nanoseconds or what they are divided by.
    private static void time(Optional<Instant> time, int by, ByteBuffer data) {
        data.putLong(time.map(Instant::getEpochSecond).orElse(0L));
        data.putLong(
                time.map(instant -> instant.getLong(ChronoField.NANO_OF_SECOND) / by).orElse(0L));
    }

    private static void error(ReceivedError error, ByteBuffer data) {
        data.putInt(error.errno().number())
                .put((byte) error.origin())
                .put((byte) error.icmpType())
                .put((byte) error.icmpCode())
                .put((byte) 0)
                .putInt((int) error.info())
                .putInt((int) error.data());
        int before = data.position();
        address(error.offender(), data);
        data.position(before + (error.type().level() == SOL_IPV6 ? 28 : 16));
    }

    private static void address(SocketAddress address, ByteBuffer data) {
        switch (address) {
            case Inet4SocketAddress four ->
                    port(2, four.port(), data).put(four.host().getAddress()).putLong(0);
            case Inet6SocketAddress six ->
                    port(10, six.port(), data)
                            .putInt(Integer.reverseBytes(six.flowInfo()))
                            .put(six.host().getAddress())
                            .putInt((int) six.scopeId());
            default -> {} // nobody: zeros
        }
    }

    private static ByteBuffer port(int family, int port, ByteBuffer data) {
        return data.putShort((short) family).putShort(Short.reverseBytes((short) port));
    }
}
