package io.sockeye.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is read from a value moves nothing in it.
class ValuesTest {
    @ParameterizedTest
    @EnumSource
    void readingLeavesAValueAsItIs(Parsers parser) throws Exception {
        var value = parser.parse(parser.seed());
        var same = parser.parse(parser.seed());
        int hash = value.hashCode();
        readAll(value);
        assertThat(value).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(value.hashCode()).isEqualTo(hash);
        if (value instanceof Packet packet)
            assertThat(packet.toBytes()).isEqualTo(((Packet) same).toBytes());
    }

    /// Every buffer of every record, however deep.
    private static void readAll(Object value) throws Exception {
        switch (value) {
            case ByteBuffer buffer -> {
                assertThat(buffer.position()).isZero();
                assertThat(buffer.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
                assertThat(buffer.isReadOnly()).isTrue();
                buffer.order(ByteOrder.LITTLE_ENDIAN).position(buffer.limit());
            }
            case Iterable<?> many -> {
                for (var each : many) readAll(each);
            }
            case Optional<?> perhaps -> {
                if (perhaps.isPresent()) readAll(perhaps.get());
            }
            case Record packet -> {
                if (!packet.getClass().getName().startsWith("io.sockeye")) return;
                for (var component : packet.getClass().getRecordComponents())
                    readAll(component.getAccessor().invoke(packet));
            }
            default -> {}
        }
    }
}
