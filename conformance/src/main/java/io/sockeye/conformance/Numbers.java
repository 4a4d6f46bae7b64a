package io.sockeye.conformance;

import static io.sockeye.Shutdown.SHUT_RD;
import static io.sockeye.Shutdown.SHUT_RDWR;
import static io.sockeye.Shutdown.SHUT_WR;

import io.sockeye.Shutdown;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/// Java's constants as the plain numbers that CPython shows.
public final class Numbers {
    private static final List<String> ROOMS =
            List.of("", ".address", ".control", ".error", ".option", ".resolve", ".wire.can");

    private static final Set<String> NUMBERED = Set.of("number", "bits");

    private Numbers() {}

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
