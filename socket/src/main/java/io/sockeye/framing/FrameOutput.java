package io.sockeye.framing;

import java.io.IOException;

/// The stream, for who writes a frame to it. A frame goes out as a whole or, if writing it fails, not at all.
public interface FrameOutput {

    /// Some bytes.
    ///
    /// @param data all of it
    /// @throws IOException if there is no room
    void write(byte[] data) throws IOException;

    /// One byte.
    ///
    /// @param value the low eight bits
    /// @throws IOException if there is no room
    default void writeByte(int value) throws IOException {
        write(new byte[] {(byte) value});
    }
}
