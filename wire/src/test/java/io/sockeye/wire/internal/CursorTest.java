package io.sockeye.wire.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static Cursor over(String hex) {
        return Cursor.of("test", ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static void malformed(int offset, String reason, ThrowingCallable call) {
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(call)
                .satisfies(e -> {
                    assertThat(e.offset()).isEqualTo(offset);
                    assertThat(e.reason()).isEqualTo(reason);
                });
    }

    @Test
    void numbersHaveNoSign() throws Exception {
        var cursor = over("fffffefffffffd80000000ffffffffffffffff");
        assertThat(cursor.u8()).isEqualTo(255);
        assertThat(cursor.u16()).isEqualTo(65534);
        assertThat(cursor.u32()).isEqualTo(0xfffffffdL);
        assertThat(cursor.s32()).isEqualTo(Integer.MIN_VALUE);
        assertThat(cursor.u64()).isEqualTo(-1);
        assertThat(cursor.remaining()).isZero();
    }

    @Test
    void theOrderIsTheNetworksUnlessToldOtherwise() throws Exception {
        assertThat(over("01020304").u32()).isEqualTo(0x01020304);
        int ours = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? 0x0102 : 0x0201;
        var cursor = over("01020102").nativeOrder();
        assertThat(cursor.part("part", 2).u16()).isEqualTo(ours);
        assertThat(cursor.u16()).isEqualTo(ours);
    }

    @Test
    void nothingIsReadPastTheEnd() throws Exception {
        var cursor = over("010203");
        cursor.skip(2);
        malformed(2, "2 bytes wanted, 1 left", cursor::u16);
        malformed(2, "4 bytes wanted, 1 left", cursor::u32);
        malformed(2, "4 bytes wanted, 1 left", cursor::s32);
        malformed(2, "8 bytes wanted, 1 left", cursor::u64);
        malformed(2, "2 bytes wanted, 1 left", () -> cursor.take(2));
        malformed(2, "2 bytes wanted, 1 left", () -> cursor.bytes(2));
        malformed(2, "2 bytes wanted, 1 left", () -> cursor.skip(2));
        malformed(2, "4294967295 bytes wanted, 1 left", () -> cursor.part("part", 0xffffffffL));
        malformed(2, "-1 bytes wanted, 1 left", () -> cursor.take(-1));
        assertThat(cursor.u8()).isEqualTo(3);
        malformed(3, "1 bytes wanted, 0 left", cursor::u8);
    }

    @Test
    void aPartSeesNothingBehindIt() throws Exception {
        var cursor = over("0001020304050607");
        cursor.skip(1);
        var part = cursor.part("part", 3);
        assertThat(part.u16()).isEqualTo(0x0102);
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(part::u16)
                .withMessage("part at byte 3: 2 bytes wanted, 1 left");
        var inner = part.part("inner", 1);
        inner.skip(1);
        assertThat(inner.offset()).as("from the beginning of the whole").isEqualTo(4);
        assertThat(cursor.u8()).isEqualTo(4);
    }

    @Test
    void aPlaceCountsFromTheBeginningOfTheWhole() throws Exception {
        var cursor = over("000102030405");
        cursor.skip(2);
        var part = cursor.part("part", 3);
        part.skip(2);
        part.goTo(3);
        assertThat(part.u8()).isEqualTo(3);
        part.goTo(5);
        assertThat(part.remaining()).isZero();
        malformed(5, "nothing is at byte 1", () -> part.goTo(1));
        malformed(5, "nothing is at byte 6", () -> part.goTo(6));
        part.goTo(2);
        var bytes = new byte[4];
        part.copy(bytes, 1, 2);
        assertThat(bytes).containsExactly(0, 2, 3, 0);
        malformed(4, "2 bytes wanted, 1 left", () -> part.copy(bytes, 0, 2));
    }

    @Test
    void fillingUpEndsWithTheData() throws Exception {
        var cursor = over("0102030405");
        cursor.align(4);
        assertThat(cursor.offset()).isZero();
        cursor.u8();
        cursor.align(4);
        assertThat(cursor.offset()).isEqualTo(4);
        cursor.u8();
        cursor.align(4);
        assertThat(cursor.remaining()).isZero();
    }

    @Test
    void whatIsTakenIsReadOnlyAndNotCopied() throws Exception {
        var data = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1);
        var cursor = Cursor.of("test", data);
        var taken = cursor.take(2);
        assertThat(taken.isReadOnly()).isTrue();
        data.put(1, (byte) 9);
        assertThat(taken.get(0)).isEqualTo((byte) 9);
        assertThat(cursor.rest().remaining()).isEqualTo(1);
        assertThat(data.position()).isEqualTo(1);
    }
}
