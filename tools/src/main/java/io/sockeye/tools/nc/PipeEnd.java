package io.sockeye.tools.nc;

import io.sockeye.Socket;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Optional;

/// Standard input and output, a process, or a file: two streams of bytes, whose waits nobody can end.
///
/// @param whole what is closed at the end
/// @param isMute whether nothing is there to be read
/// @param isWaitedFor whether its end is sure to come: of a process whose input has ended, unless the user says otherwise
record PipeEnd(
        ReadableByteChannel in,
        WritableByteChannel out,
        Closeable whole,
        String name,
        boolean isMute,
        boolean isWaitedFor)
        implements End {
    @Override
    public int receive(ByteBuffer room) throws IOException {
        int count = in.read(room);
        return count < 0 ? OVER : count;
    }

    @Override
    public void send(ByteBuffer data) throws IOException {
        while (data.hasRemaining()) out.write(data);
    }

    @Override
    public void endOutput() throws IOException {
        out.close();
    }

    @Override
    public Optional<Socket> plain() {
        return Optional.empty();
    }

    @Override
    public boolean wakes() {
        return false;
    }

    @Override
    public Optional<Duration> silence(Optional<Duration> said) {
        return isWaitedFor ? said : Optional.of(said.orElse(USUAL_SILENCE));
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
