package io.sockeye.descriptor;

import static io.sockeye.internal.sys.SysErrno.EINTR;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Abandoned;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.SysSocket.Iovec;
import io.sockeye.internal.sys.SysStat;
import io.sockeye.internal.sys.Unistd;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Objects;

/// A file descriptor that is ours to close: a file, a pipe, a descriptor that was passed.
///
/// Reading and writing go through the streams and block; on a virtual thread the call runs on a platform thread of a small pool,
/// because files and pipes have no MSG_DONTWAIT. Closing wakes who waits in them. A descriptor that is lost without being closed is
/// closed by a cleaner, with a warning.
public final class OwnedDescriptor implements Descriptor, Closeable {
    private static final int PERMISSIONS = 0666; // less the umask

    private final Handle handle;
    private final Cleaner.Cleanable watch;
    private final Object readMonitor = new Object();
    private final Object writeMonitor = new Object();

    private OwnedDescriptor(Handle handle) {
        this.handle = handle;
        this.watch = Abandoned.watch(this, handle, "OwnedDescriptor");
    }

    /// Takes over a descriptor number; from now on it is closed by this object alone.
    ///
    /// Calls fcntl(2) to see that it is open.
    ///
    /// @param fileno an open descriptor, 0 or more
    /// @return its owner
    /// @throws ErrnoException with EBADF if it is not open
    /// @throws IllegalArgumentException if it is negative, or has an owner in this process
    public static OwnedDescriptor adopt(int fileno) throws IOException {
        int open = Handle.probe(fileno);
        if (open < 0) throw failure("adopt of descriptor " + fileno, open);
        var handle = Handle.adopt(fileno);
        return new OwnedDescriptor(handle);
    }

    /// Opens a file, close-on-exec.
    ///
    /// Calls open(2). Without options the file is opened for reading. READ, WRITE, APPEND, CREATE, CREATE_NEW, TRUNCATE_EXISTING,
    /// SYNC and DSYNC are understood; a new file gets mode 0666 less the umask. Blocks at a FIFO until its other end is opened, and nothing
    /// else ends that; who opens it for reading and writing does not wait.
    ///
    /// @param path a file of the default file system
    /// @param options how to open it
    /// @return the descriptor
    /// @throws ErrnoException if the kernel refuses, with the path in its text
    /// @throws UnsupportedOperationException if an option is none of the above
    public static OwnedDescriptor open(Path path, OpenOption... options) throws IOException {
        int flags = OpenFlags.of(options) | Fcntl.O_CLOEXEC;
        try (var arena = NativeMemory.confined();
                var scratch = Scratch.take()) {
            var name = arena.allocateFrom(JAVA_BYTE, OpenFlags.terminated(path));
            int fd;
            do {
                fd =
                        Offload.OPENING.aside(
                                () -> Fcntl.open(scratch.errno, name, flags, PERMISSIONS));
            } while (fd == -EINTR);
            if (fd < 0) throw failure("open " + path, fd);
            return ofFile(fd);
        }
    }

    /// Takes over a number of a file that the kernel has just given us.
    static OwnedDescriptor ofFile(int fd) {
        return new OwnedDescriptor(Handle.ofFile(fd));
    }

    @Override
    public int fileno() {
        return handle.fileno();
    }

    /// What it is open on: its type, its size, when it was changed.
    ///
    /// Calls statx(2) with AT_EMPTY_PATH. Since Linux 4.11.
    ///
    /// @return the status now
    /// @throws IOException if the kernel refuses
    public FileStatus status() throws IOException {
        try (var result = Scratch.take()) {
            var statx = result.data.asSlice(8, SysStat.Statx.LAYOUT.byteSize());
            result.data.set(JAVA_BYTE, 0, (byte) 0);
            long done =
                    handle.once(
                            this,
                            (fd, scratch) ->
                                    SysStat.statx(
                                            scratch.errno,
                                            fd,
                                            result.data,
                                            SysStat.AT_EMPTY_PATH,
                                            SysStat.STATX_BASIC_STATS,
                                            statx));
            if (done < 0) throw failure("statx", done);
            return FileStatus.read(statx);
        }
    }

    /// Reads from a place in a file; its position stays where it is.
    ///
    /// Waits for the disk where the bytes are not in memory; on a virtual thread that happens on a platform thread of a small pool. Calls
    /// preadv2(2) with RWF_NOWAIT, and pread(2) if that says no.
    ///
    /// @param position in the file, 0 or more
    /// @param target where the bytes go
    /// @param offset the first
    /// @param length how many at the most; 64 KiB are read at once
    /// @return how many; 0 at the end of the file
    /// @throws ErrnoException with ESPIPE for what has no positions, EISDIR for a directory
    public int readAt(long position, byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (position < 0)
            throw new IllegalArgumentException("position " + position + " is negative");
        int size = Math.min(length, Scratch.DATA_SIZE);
        long count =
                handle.once(
                        this,
                        (fd, scratch) -> {
                            long read = readNow(fd, scratch, position, size);
                            // EAGAIN: not in memory; EOPNOTSUPP, and of old kernels EINVAL: the
                            // file system cannot say.
                            if (read < 0 && read != -EINTR)
                                read =
                                        Offload.DISK.aside(() ->
                                                (int)
                                                        Unistd.pread(
                                                                scratch.errno,
                                                                fd,
                                                                scratch.data,
                                                                size,
                                                                position));
                            if (read > 0)
                                MemorySegment.copy(
                                        scratch.data, JAVA_BYTE, 0, target, offset, (int) read);
                            return read;
                        });
        if (count < 0) throw failure("pread", count);
        return (int) count;
    }

    /// Writes at a place in a file, all of it; its position stays where it is.
    ///
    /// Waits for the file system; on a virtual thread that happens on a platform thread of a small pool. Calls pwrite(2).
    ///
    /// @param position in the file, 0 or more
    /// @param source where the bytes are
    /// @param offset the first
    /// @param length how many
    /// @throws ErrnoException with ENOSPC, EDQUOT, EFBIG; then a part may have been written
    public void writeAt(long position, byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (position < 0)
            throw new IllegalArgumentException("position " + position + " is negative");
        int done = 0;
        while (done < length) {
            int from = offset + done;
            int size = Math.min(length - done, Scratch.DATA_SIZE);
            long at = position + done;
            long count =
                    handle.once(
                            this,
                            (fd, scratch) -> {
                                MemorySegment.copy(source, from, scratch.data, JAVA_BYTE, 0, size);
                                return Offload.DISK.aside(() ->
                                        (int)
                                                Unistd.pwrite(
                                                        scratch.errno, fd, scratch.data, size, at));
                            });
            if (count < 0) throw failure("pwrite", count);
            done += (int) count;
        }
    }

    private static long readNow(int fd, Scratch scratch, long position, int size) {
        scratch.vector.set(JAVA_LONG, Iovec.IOV_BASE, scratch.data.address());
        scratch.vector.set(JAVA_LONG, Iovec.IOV_LEN, size);
        return Unistd.preadv2(scratch.errno, fd, scratch.vector, 1, position, Unistd.RWF_NOWAIT);
    }

    /// Makes a second descriptor of the same open file description, close-on-exec.
    ///
    /// Calls fcntl(2) with F_DUPFD_CLOEXEC.
    ///
    /// @return the duplicate, the caller's to close
    /// @throws IOException if the kernel refuses
    public OwnedDescriptor duplicate() throws IOException {
        long fd =
                handle.once(
                        this,
                        (number, scratch) ->
                                Fcntl.fcntl(scratch.errno, number, Fcntl.F_DUPFD_CLOEXEC, 0));
        if (fd < 0) throw failure("fcntl", fd);
        return new OwnedDescriptor(Handle.of((int) fd));
    }

    /// Makes a descriptor of our own of the open file description that somebody else's number stands for, close-on-exec.
    ///
    /// The other number stays whose it is: a socket's of this process, or a bare one. Calls fcntl(2) with F_DUPFD_CLOEXEC.
    ///
    /// @param descriptor what to duplicate, as [Descriptor#of(int)] for a bare number
    /// @return the duplicate, the caller's to close
    /// @throws ErrnoException with EBADF if the number is not open, EMFILE if there is no number left
    /// @throws java.nio.channels.ClosedChannelException if it is closed
    public static OwnedDescriptor copyOf(Descriptor descriptor) throws IOException {
        try (var held = Held.of(descriptor::fileno);
                var scratch = Scratch.take()) {
            int fd = Fcntl.fcntl(scratch.errno, held.fd(), Fcntl.F_DUPFD_CLOEXEC, 0);
            if (fd < 0) throw failure("fcntl", fd);
            return new OwnedDescriptor(Handle.of(fd));
        }
    }

    /// Gives the number away: it stays open and is the caller's to close.
    ///
    /// @return the number, or -1 if this was closed already
    public int detach() {
        int fd = handle.detach();
        watch.clean();
        return fd;
    }

    /// Whether this still has its descriptor.
    ///
    /// @return false after [#close()] or [#detach()]
    public boolean isOpen() {
        return handle.isOpen();
    }

    /// Closes the descriptor and wakes whoever reads or writes; a second close does nothing.
    ///
    /// Calls close(2), once the last call in flight has left; it waits for that, a second at the most.
    ///
    /// @throws ErrnoException if the kernel reports an error of an earlier write (EIO, ENOSPC); the descriptor is closed all the same
    @Override
    public void close() throws IOException {
        int result = handle.close();
        watch.clean();
        if (result < 0) throw failure("close", result);
    }

    /// A stream that reads here; closing it closes the descriptor.
    ///
    /// @return the stream, unbuffered
    public InputStream asInputStream() {
        return new DescriptorInput(this);
    }

    /// A stream that writes here; closing it closes the descriptor.
    ///
    /// @return the stream, unbuffered
    public OutputStream asOutputStream() {
        return new DescriptorOutput(this);
    }

    /// `OwnedDescriptor[fd=7]`.
    @Override
    public String toString() {
        int fd = fileno();
        return fd < 0 ? "OwnedDescriptor[closed]" : "OwnedDescriptor[fd=" + fd + "]";
    }

    Handle handle() {
        return handle;
    }

    Object readMonitor() {
        return readMonitor;
    }

    Object writeMonitor() {
        return writeMonitor;
    }

    static ErrnoException failure(String call, long result) {
        return ErrnoException.of(
                call, Errno.of((int) -result), SocketAddress.none(), SocketAddress.none());
    }
}
