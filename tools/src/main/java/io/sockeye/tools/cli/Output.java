package io.sockeye.tools.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Lines on standard output: each is whole, in UTF-8, and written at once, so that whoever reads has it when it is known.
///
/// It may be used by several threads; lines do not mix.
public final class Output {
    private final OutputStream stream;

    /// Writes to a stream.
    ///
    /// @param stream unbuffered, or with a flush that reaches the reader
    public Output(OutputStream stream) {
        this.stream = stream;
    }

    /// Writes a line and its end.
    ///
    /// @param text without a line end
    /// @throws OutputClosedException if nobody reads any more
    public void line(String text) throws IOException {
        write(text + "\n");
    }

    /// Writes several lines, or a part of one, with one call of the kernel.
    ///
    /// @param text with its line ends
    /// @throws OutputClosedException if nobody reads any more
    public synchronized void write(String text) throws IOException {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw OutputClosedException.of(e);
        }
    }
}
