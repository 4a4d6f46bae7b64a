package io.sockeye.descriptor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysPoll;
import io.sockeye.internal.sys.Unistd;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// read(2) as a stream.
final class DescriptorInput extends InputStream {
    private final OwnedDescriptor descriptor;

    DescriptorInput(OwnedDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) return 0;
        int size = Math.min(length, Scratch.DATA_SIZE);
        long count =
                Blocking.perform(
                        descriptor,
                        "read",
                        Direction.READ,
                        (fd, scratch) -> read(fd, scratch, target, offset, size));
        if (count < 0) throw OwnedDescriptor.failure("read", count);
        return count == 0 ? -1 : (int) count;
    }

    /// A pipe or terminal has no MSG_DONTWAIT: asking first keeps close and interrupt able to end the wait. One reader at a time asks
    /// and reads, or another might take what it was promised.
    private long read(int fd, Scratch scratch, byte[] target, int offset, int size) {
        synchronized (descriptor.readMonitor()) {
            int ready = Blocking.ready(fd, scratch, SysPoll.POLLIN);
            if (ready < 0) return ready;
            long count = Unistd.read(scratch.errno, fd, scratch.data, size);
            if (count > 0)
                MemorySegment.copy(scratch.data, JAVA_BYTE, 0, target, offset, (int) count);
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        descriptor.close();
    }
}
