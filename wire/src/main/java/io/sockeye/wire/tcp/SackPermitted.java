package io.sockeye.wire.tcp;

import java.nio.ByteBuffer;

/// The sender takes selective acknowledgements: RFC 2018 section 2. It stands in a SYN.
public record SackPermitted() implements TcpOption {
    /// The kind of the option.
    public static final int KIND = 4;

    private static final int LENGTH = 2;

    @Override
    public int kind() {
        return KIND;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void write(ByteBuffer target) {
        Options.begin(this, target);
    }

    /// Answers the name.
    ///
    /// @return `sack permitted`
    @Override
    public String toString() {
        return "sack permitted";
    }
}
