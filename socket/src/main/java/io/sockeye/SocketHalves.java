package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Streams;
import io.sockeye.internal.sys.Unistd;
import java.io.IOException;

/// What the streams of a socket stand upon.
record SocketHalves(Socket socket, Handle handle) implements Streams.Halves {
    @Override
    public void require() {
        socket.requireWaiting();
    }

    @Override
    public int receive(byte[] target, int offset, int length) throws IOException {
        return socket.recvInto(target, offset, length);
    }

    /// 0 where the kernel does not say: a listener's, and those of some families.
    @Override
    public int available() throws IOException {
        long said =
                handle.once(
                        socket,
                        (fd, scratch) -> {
                            int result =
                                    Unistd.ioctl(scratch.errno, fd, Unistd.FIONREAD, scratch.value);
                            return result < 0 ? 0 : scratch.value.get(JAVA_INT, 0);
                        });
        return (int) said;
    }

    @Override
    public void sendAll(byte[] source, int offset, int length) throws IOException {
        socket.sendAll(source, offset, length);
    }

    @Override
    public void shutdown(Direction half) throws IOException {
        socket.shutdownIfConnected(half == Direction.READ ? Shutdown.SHUT_RD : Shutdown.SHUT_WR);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
