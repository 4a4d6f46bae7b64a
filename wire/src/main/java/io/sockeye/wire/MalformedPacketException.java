package io.sockeye.wire;

import java.io.IOException;

/// Bytes that are not what they claim to be. It says of which protocol they should be, where the fault is and what it is.
public final class MalformedPacketException extends IOException {
    private static final long serialVersionUID = 1;

    /// What the bytes should have been.
    private final String protocol;

    /// Where the fault is.
    private final int offset;

    /// What is wrong.
    private final String reason;

    /// Makes the exception of a parser.
    ///
    /// @param protocol such as `ICMP`
    /// @param offset from the beginning of what was to be parsed, in bytes
    /// @param reason a sentence without a full stop
    public MalformedPacketException(String protocol, int offset, String reason) {
        super(protocol + " at byte " + offset + ": " + reason);
        this.protocol = protocol;
        this.offset = offset;
        this.reason = reason;
    }

    /// What the bytes should have been.
    ///
    /// @return such as `ICMP`
    public String protocol() {
        return protocol;
    }

    /// Where the fault is.
    ///
    /// @return bytes from the beginning of what was to be parsed
    public int offset() {
        return offset;
    }

    /// What is wrong.
    ///
    /// @return a sentence without a full stop
    public String reason() {
        return reason;
    }
}
