package io.sockeye.control;

/// The arithmetic of cmsg(3) on 64-bit Linux: a header of 16 bytes, data aligned to 8.
final class ControlSize {
    /// sizeof(struct cmsghdr): an eight-byte length, level and type of four.
    static final long HEADER = 16;

    private ControlSize() {}

    static int checked(int length, long size) {
        if (length < 0) {
            throw new IllegalArgumentException("control data of " + length + " bytes is negative");
        }
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("control data of " + length + " bytes is too large");
        }
        return (int) size;
    }
}
