package io.sockeye.descriptor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysPoll;
import io.sockeye.internal.sys.Unistd;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// write(2) as a stream.
final class DescriptorOutput extends OutputStream {
    /// PIPE_BUF, pipe(7): poll(2) promises room for that much in a pipe, and no more.
    private static final int PIPE_BUF = 4096;

    private final OwnedDescriptor descriptor;

    DescriptorOutput(OwnedDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        int done = 0;
        while (done < length) {
            int from = offset + done;
            int size = Math.min(length - done, PIPE_BUF);
            long count =
                    Blocking.perform(
                            descriptor,
                            "write",
                            Direction.WRITE,
                            (fd, scratch) -> write(fd, scratch, source, from, size));
            if (count < 0) throw OwnedDescriptor.failure("write", count);
            done += (int) count;
        }
    }

    private long write(int fd, Scratch scratch, byte[] source, int from, int size) {
        synchronized (descriptor.writeMonitor()) {
            int ready = Blocking.ready(fd, scratch, SysPoll.POLLOUT);
            if (ready < 0) return ready;
            MemorySegment.copy(source, from, scratch.data, JAVA_BYTE, 0, size);
            return Unistd.write(scratch.errno, fd, scratch.data, size);
        }
    }

    @Override
    public void close() throws IOException {
        descriptor.close();
    }
}
