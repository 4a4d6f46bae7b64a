package io.sockeye.conformance;

import static io.sockeye.Shutdown.SHUT_RD;
import static io.sockeye.Shutdown.SHUT_RDWR;
import static io.sockeye.Shutdown.SHUT_WR;

import io.sockeye.Shutdown;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.Credentials;
import io.sockeye.control.HopLimit;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.PacketInfo4;
import io.sockeye.control.PacketInfo6;
import io.sockeye.control.SegmentSize;
import io.sockeye.control.TrafficClass;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/// Java's values as the plain bytes and numbers that CPython shows.
public final class Numbers {
    private static final List<String> ROOMS =
            List.of("", ".address", ".control", ".error", ".option", ".resolve");

    private static final Set<String> NUMBERED = Set.of("number", "bits");

    private Numbers() {}

    /// The data of a control message as C has it.
    public static byte[] bytes(ControlMessage message) {
        return switch (message) {
            case OpaqueControlMessage opaque -> opaque.data().toArray();
            case Credentials c -> ints(c.pid(), (int) c.uid(), (int) c.gid());
            case HopLimit limit -> ints(limit.value());
            case TrafficClass traffic -> trafficClass(traffic);
            case SegmentSize segment -> ints(segment.bytes());
            case PacketInfo4 info ->
                    ByteBuffer.allocate(12)
                            .order(ByteOrder.nativeOrder())
                            .putInt(info.interfaceIndex())
                            .put(info.local().getAddress())
                            .put(info.destination().getAddress())
                            .array();
            case PacketInfo6 info ->
                    ByteBuffer.allocate(20)
                            .order(ByteOrder.nativeOrder())
                            .put(info.destination().getAddress())
                            .putInt(info.interfaceIndex())
                            .array();
            default -> throw new IllegalArgumentException("no bytes for " + message);
        };
    }

    /// IPv4 has one byte, IPv6 an int.
    private static byte[] trafficClass(TrafficClass traffic) {
        return traffic.type().level() == 0
                ? new byte[] {(byte) traffic.value()}
                : ints(traffic.value());
    }

    private static byte[] ints(int... values) {
        var data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
        for (int value : values) data.putInt(value);
        return data.array();
    }

    /// The number of a constant of the library.
    public static long of(String home, String field) throws ReflectiveOperationException {
        for (var room : ROOMS) {
            try {
                return number(
                        Class.forName("io.sockeye" + room + "." + home).getField(field).get(null));
            } catch (ClassNotFoundException _) {
                // in another room
            }
        }
        throw new ClassNotFoundException(home);
    }

    private static long number(Object constant) throws ReflectiveOperationException {
        return switch (constant) {
            case Number number -> number.longValue();
            case Shutdown how -> List.of(SHUT_RD, SHUT_WR, SHUT_RDWR).indexOf(how);
            case Inet4Address address ->
                    Integer.toUnsignedLong(ByteBuffer.wrap(address.getAddress()).getInt());
            default -> {
                for (var part : constant.getClass().getRecordComponents()) {
                    if (!NUMBERED.contains(part.getName())) continue;
                    yield ((Number) part.getAccessor().invoke(constant)).longValue();
                }
                throw new IllegalArgumentException("no number in " + constant);
            }
        };
    }

    /// A number as an object, for an option of eight bytes.
    public static Long boxed(long number) {
        return number;
    }
}
