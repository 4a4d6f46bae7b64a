package io.sockeye.framing;

import java.io.IOException;

/// The stream, for who reads a frame of it. Reading past the limit of the framing is a [FrameTooLongException], and past the end of
/// the stream an [IncompleteFrameException].
public interface FrameInput {

    /// The next byte.
    ///
    /// @return 0 to 255
    /// @throws IOException if there is none, or it does not come in time
    int readByte() throws IOException;

    /// Bytes of which the number is known. Memory is taken as they come.
    ///
    /// @param length how many, 0 or more
    /// @return the bytes
    /// @throws FrameTooLongException before anything is read, if the length is over what is left of the limit
    /// @throws IOException if they do not come, or not in time
    byte[] readExactly(int length) throws IOException;

    /// Bytes up to a delimiter, which is read too.
    ///
    /// @param delimiter one byte at least
    /// @param limit the most bytes before it
    /// @return the bytes before it
    /// @throws FrameTooLongException at the first byte by which it cannot come within the limit any more
    /// @throws IOException if it does not come, or not in time
    default byte[] readUntil(byte[] delimiter, int limit) throws IOException {
        return readUntilAny(limit, delimiter);
    }

    /// Bytes up to the first of several delimiters, which is read too. Where two begin at the same byte, the one that is named first is it.
    ///
    /// @param limit the most bytes before it
    /// @param delimiters each one byte at least
    /// @return the bytes before it
    /// @throws FrameTooLongException at the first byte by which none can come within the limit any more
    /// @throws IOException if none comes, or not in time
    byte[] readUntilAny(int limit, byte[]... delimiters) throws IOException;

    /// How many more bytes the frame may take.
    ///
    /// @return 0 or more
    int limit();

    /// Where in the stream the next byte is, for exceptions.
    ///
    /// @return the number of bytes before it, since the reader was made
    long offset();
}
