package io.sockeye.ring;

/// A block of a ring says what cannot be: a number in it leads outside the block.
///
/// The kernel writes no such block. Another process that has the socket too may, because the memory is shared. The rest of the block is
/// left unread; the ring goes on.
public final class MalformedBlockException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Where it says so.
    private final int offset;

    MalformedBlockException(int offset, String reason) {
        super("block of a packet ring, offset " + offset + ": " + reason);
        this.offset = offset;
    }

    /// Where it says so.
    ///
    /// @return in bytes from the beginning of the block
    public int offset() {
        return offset;
    }
}
