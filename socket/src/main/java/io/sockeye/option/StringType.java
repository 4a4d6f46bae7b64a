package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// A text in a char array of the kernel.
///
/// @param size bytes of that array, the terminating NUL included
record StringType(int size) implements OptionType<String> {
    StringType {
        if (size <= 0) {
            throw new IllegalArgumentException("a capacity of " + size + " bytes is not positive");
        }
    }

    @Override
    public String decode(MemorySegment value) {
        byte[] bytes = value.toArray(ValueLayout.JAVA_BYTE);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public MemorySegment encode(String value, Arena arena) {
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, check(value));
    }

    /// Refuses what does not fit.
    ///
    /// @return the bytes
    byte[] check(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        // The kernel would cut a longer text without a word (strncpy in tcp_set_ulp and its like).
        if (bytes.length >= size) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" has " + bytes.length + " bytes, more than " + (size - 1));
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("\"" + value.replace("\0", "\\0") + "\" has a NUL");
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "string(" + size + ")";
    }
}
