package io.sockeye.address;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// Bytes inside a value: immutable, equal by content, printed as hexadecimal.
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] data;

    private Bytes(byte[] data) {
        this.data = data;
    }

    /// Copies bytes into a value.
    ///
    /// @param data the bytes; the array stays the caller's
    /// @return the value
    public static Bytes of(byte... data) {
        return data.length == 0 ? EMPTY : new Bytes(data.clone());
    }

    /// Copies a part of an array into a value.
    ///
    /// @param data the array; it stays the caller's
    /// @param offset index of the first byte
    /// @param length count of bytes
    /// @return the value
    /// @throws IndexOutOfBoundsException if the range is not inside the array
    public static Bytes of(byte[] data, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, data.length);
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(data, offset, offset + length));
    }

    /// Reads what [#toString] prints.
    ///
    /// @param hex two hexadecimal digits for each byte, nothing between them
    /// @return the value
    /// @throws IllegalArgumentException if the text is anything else; the message shows it
    public static Bytes parse(String hex) {
        try {
            byte[] data = HexFormat.of().parseHex(hex);
            return data.length == 0 ? EMPTY : new Bytes(data);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + hex + "\" is not a row of hexadecimal byte values", e);
        }
    }

    /// The count of bytes.
    ///
    /// @return 0 or more
    public int length() {
        return data.length;
    }

    /// Answers one byte.
    ///
    /// @param index 0 to `length() - 1`
    /// @return the byte
    /// @throws IndexOutOfBoundsException if there is no such byte
    public byte at(int index) {
        return data[Objects.checkIndex(index, data.length)];
    }

    /// Copies the bytes out.
    ///
    /// @return a new array, the caller's
    public byte[] toArray() {
        return data.clone();
    }

    /// Compares by content.
    ///
    /// @param other anything
    /// @return whether the other is the same row of bytes
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(data, that.data);
    }

    /// A hash of the content.
    ///
    /// @return the hash
    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }

    /// Answers the bytes in hexadecimal.
    ///
    /// @return such as `00ff10`; [#parse] reads it back
    @Override
    public String toString() {
        return HexFormat.of().formatHex(data);
    }
}
