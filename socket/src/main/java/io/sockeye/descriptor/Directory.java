package io.sockeye.descriptor;

import static io.sockeye.internal.sys.LinuxOpenat2.RESOLVE_BENEATH;
import static io.sockeye.internal.sys.LinuxOpenat2.RESOLVE_CACHED;
import static io.sockeye.internal.sys.LinuxOpenat2.RESOLVE_NO_MAGICLINKS;
import static io.sockeye.internal.sys.LinuxOpenat2.RESOLVE_NO_SYMLINKS;
import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.EINVAL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.Dirent;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.LinuxOpenat2;
import io.sockeye.internal.sys.LinuxOpenat2.OpenHow;
import io.sockeye.internal.sys.SysStat;
import io.sockeye.internal.sys.SysStat.Statx;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A directory whose descriptor is held: what is opened below it is below it, whatever others rename or link meanwhile.
///
/// Names are bytes, as in the kernel: without a NUL, of 4095 bytes at most, relative to the directory. Looking them up may wait for a disk:
/// on a virtual thread that happens on a platform thread of a small pool, unless the kernel finds all of it in memory.
public final class Directory implements Descriptor, Closeable {
    /// PATH_MAX with its NUL, limits.h.
    private static final int PATH_MAX = 4096;

    /// Where scratch memory has what: two paths, and the struct.
    private static final long SECOND = PATH_MAX;

    private static final long STRUCT = 2 * PATH_MAX;

    private static final long PERMISSIONS = 0666; // less the umask

    /// How often a lookup that met a rename on its way is begun anew, openat2(2).
    private static final int ATTEMPTS = 64;

    private final OwnedDescriptor descriptor;

    private Directory(OwnedDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /// Opens a directory, close-on-exec. Symbolic links in the path are followed.
    ///
    /// Calls open(2).
    ///
    /// @param path of a directory
    /// @return the directory, the caller's to close
    /// @throws ErrnoException if the kernel refuses, with the path in its text
    /// @throws java.nio.file.NotDirectoryException if it is something else
    public static Directory open(Path path) throws IOException {
        return of(OwnedDescriptor.open(path), path.toString());
    }

    /// Takes over a descriptor that is a directory's.
    ///
    /// @param descriptor open; from now on closed by the directory
    /// @return the directory, the caller's to close
    /// @throws java.nio.file.NotDirectoryException if it is none; the descriptor is closed
    public static Directory of(OwnedDescriptor descriptor) throws IOException {
        return of(descriptor, descriptor.toString());
    }

    private static Directory of(OwnedDescriptor descriptor, String name) throws IOException {
        boolean good = false;
        try {
            if (!descriptor.status().isDirectory())
                throw new java.nio.file.NotDirectoryException(name);
            good = true;
            return new Directory(descriptor);
        } finally {
            if (!good) descriptor.close();
        }
    }

    /// Opens for reading what a path leads to, file or directory, and never what is not below this directory.
    ///
    /// Does not wait for the other end of a FIFO, nor for a device: what it has opened, [OwnedDescriptor#status()] says. Calls openat2(2)
    /// with RESOLVE_BENEATH and RESOLVE_NO_MAGICLINKS. Since Linux 5.6.
    ///
    /// @param path relative; `.` is the directory itself
    /// @param followLinks whether symbolic links that stay below the directory are followed; else there is no file behind them (ELOOP)
    /// @return the descriptor, the caller's to close
    /// @throws ErrnoException with ENOENT, ENOTDIR, EACCES, ELOOP; EXDEV for what leads out; ENXIO for a socket; ENOSYS before Linux 5.6
    public OwnedDescriptor open(byte[] path, boolean followLinks) throws IOException {
        int flags = Fcntl.O_RDONLY | Fcntl.O_NONBLOCK | Fcntl.O_NOCTTY | Fcntl.O_CLOEXEC;
        long resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
        if (!followLinks) resolve |= RESOLVE_NO_SYMLINKS;
        return opened("openat2", path, flags, 0, resolve);
    }

    /// Makes a file and opens it for writing, with mode 0666 less the umask.
    ///
    /// Calls openat2(2) with O_CREAT and O_EXCL.
    ///
    /// @param path relative, below this directory, without symbolic links
    /// @return the descriptor, the caller's to close
    /// @throws ErrnoException with EEXIST if there is one of that name; EACCES, ENOSPC, EROFS
    public OwnedDescriptor create(byte[] path) throws IOException {
        int flags = Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_EXCL | Fcntl.O_CLOEXEC;
        long resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS;
        return opened("openat2", path, flags, PERMISSIONS, resolve);
    }

    private OwnedDescriptor opened(String call, byte[] path, int flags, long mode, long resolve)
            throws IOException {
        long fd =
                descriptor
                        .handle()
                        .once(
                                this,
                                (number, scratch) ->
                                        lookUp(number, scratch, path, flags, mode, resolve));
        if (fd < 0) throw failure(call, path, fd);
        return OwnedDescriptor.ofFile((int) fd);
    }

    /// First without waiting for a disk. That is EAGAIN also for what cannot be done so, and EINVAL before Linux 5.12.
    private static long lookUp(
            int directory, Scratch scratch, byte[] path, int flags, long mode, long resolve) {
        var name = terminated(scratch, 0, path);
        var how = scratch.data.asSlice(STRUCT, OpenHow.LAYOUT.byteSize());
        how.set(JAVA_LONG, OpenHow.FLAGS, flags);
        how.set(JAVA_LONG, OpenHow.MODE, mode);
        if (mode == 0) {
            how.set(JAVA_LONG, OpenHow.RESOLVE, resolve | RESOLVE_CACHED);
            int fd = LinuxOpenat2.openat2(scratch.errno, directory, name, how);
            if (fd != -EAGAIN && fd != -EINVAL) return fd;
        }
        how.set(JAVA_LONG, OpenHow.RESOLVE, resolve);
        return Offload.DISK.aside(() -> {
            int fd = -EAGAIN;
            // Somebody renames what the path goes through.
            for (int i = 0; i < ATTEMPTS && fd == -EAGAIN; i++)
                fd = LinuxOpenat2.openat2(scratch.errno, directory, name, how);
            return fd;
        });
    }

    /// What a name in the directory stands for; a symbolic link is not followed.
    ///
    /// Calls statx(2) with AT_SYMLINK_NOFOLLOW.
    ///
    /// @param name one name, without a slash
    /// @return its status
    /// @throws ErrnoException with ENOENT if there is nothing of that name
    public FileStatus status(byte[] name) throws IOException {
        requireName(name);
        try (var result = Scratch.take()) {
            var statx = result.data.asSlice(STRUCT, Statx.LAYOUT.byteSize());
            call(
                    "statx",
                    name,
                    (fd, scratch) ->
                            SysStat.statx(
                                    scratch.errno,
                                    fd,
                                    terminated(scratch, 0, name),
                                    SysStat.AT_SYMLINK_NOFOLLOW,
                                    SysStat.STATX_BASIC_STATS,
                                    statx));
            return FileStatus.read(statx);
        }
    }

    /// The names in the directory, without `.` and `..`, in no order.
    ///
    /// @param most how many, at the most; what is beyond is left out
    /// @return their bytes
    /// @throws ErrnoException if the kernel refuses
    public List<byte[]> names(int most) throws IOException {
        var names = new ArrayList<byte[]>();
        if (most > 0)
            names(name -> {
                names.add(name);
                return names.size() < most;
            });
        return names;
    }

    /// Tells the names in the directory one after the other, without `.` and `..`, in no order: however many they are, none is kept here.
    ///
    /// Calls getdents64(2) until the end, on a descriptor of its own, so that calls do not share a position.
    ///
    /// @param reader takes the bytes of a name, and answers whether it wants more
    /// @throws ErrnoException if the kernel refuses
    public void names(Predicate<byte[]> reader) throws IOException {
        try (var own = open(new byte[] {'.'}, false);
                var scratch = Scratch.take()) {
            while (true) {
                long length =
                        own.handle()
                                .once(
                                        own,
                                        (fd, _) ->
                                                Offload.DISK.aside(() ->
                                                        (int)
                                                                Dirent.getdents64(
                                                                        scratch.errno,
                                                                        fd,
                                                                        scratch.data,
                                                                        scratch.data.byteSize())));
                if (length < 0) throw OwnedDescriptor.failure("getdents64", length);
                if (length == 0 || !tell(scratch.data.asSlice(0, length), reader)) return;
            }
        }
    }

    /// @return whether the reader wants more
    private static boolean tell(MemorySegment entries, Predicate<byte[]> reader) {
        long at = 0;
        while (at < entries.byteSize()) {
            int length =
                    Short.toUnsignedInt(
                            entries.get(JAVA_SHORT_UNALIGNED, at + Dirent.Dirent64.D_RECLEN));
            var name =
                    entries.asSlice(at + Dirent.Dirent64.D_NAME, length - Dirent.Dirent64.D_NAME);
            int end = 0;
            while (name.get(JAVA_BYTE, end) != 0) end++;
            byte[] bytes = name.asSlice(0, end).toArray(JAVA_BYTE);
            boolean dots = bytes[0] == '.' && (end == 1 || (end == 2 && bytes[1] == '.'));
            if (!dots && !reader.test(bytes)) return false;
            at += length;
        }
        return true;
    }

    /// Gives a name in the directory to what has another name in it.
    ///
    /// Calls renameat2(2), with RENAME_NOREPLACE unless it is to replace.
    ///
    /// @param from one name, without a slash
    /// @param to one name, without a slash
    /// @param replace whether what has that name already goes
    /// @throws ErrnoException with EEXIST if there is one already and it is not to be replaced; EISDIR for a directory; EINVAL where the file
    ///     system knows no RENAME_NOREPLACE
    public void rename(byte[] from, byte[] to, boolean replace) throws IOException {
        requireName(from);
        requireName(to);
        int flags = replace ? 0 : Dirent.RENAME_NOREPLACE;
        call(
                "renameat2",
                to,
                (fd, scratch) ->
                        Dirent.renameat2(
                                scratch.errno,
                                fd,
                                terminated(scratch, 0, from),
                                fd,
                                terminated(scratch, SECOND, to),
                                flags));
    }

    /// Takes a name out of the directory, which is not a directory's.
    ///
    /// Calls unlinkat(2).
    ///
    /// @param name one name, without a slash
    /// @throws ErrnoException with ENOENT if there is none; EISDIR for a directory
    public void remove(byte[] name) throws IOException {
        requireName(name);
        call(
                "unlinkat",
                name,
                (fd, scratch) ->
                        Dirent.unlinkat(scratch.errno, fd, terminated(scratch, 0, name), 0));
    }

    private void call(String name, byte[] path, Attempt attempt) throws IOException {
        Attempt there = (fd, scratch) -> Offload.DISK.aside(() -> (int) attempt.on(fd, scratch));
        long result = descriptor.handle().once(this, there);
        if (result < 0) throw failure(name, path, result);
    }

    private static MemorySegment terminated(Scratch scratch, long at, byte[] path) {
        if (path.length == 0 || path.length >= PATH_MAX)
            throw new IllegalArgumentException("a path of " + path.length + " bytes");
        for (byte each : path)
            if (each == 0) throw new IllegalArgumentException("a NUL in " + text(path));
        var slot = scratch.data.asSlice(at, path.length + 1L);
        MemorySegment.copy(path, 0, slot, JAVA_BYTE, 0, path.length);
        slot.set(JAVA_BYTE, path.length, (byte) 0);
        return slot;
    }

    /// Other than openat2, these calls would follow a path anywhere.
    private static void requireName(byte[] name) {
        boolean dots = name.length <= 2;
        for (byte each : name) {
            if (each == '/') throw new IllegalArgumentException(text(name) + " is no single name");
            dots &= each == '.';
        }
        if (dots) throw new IllegalArgumentException("'" + text(name) + "' is no name of a file");
    }

    private static String text(byte[] path) {
        return new String(path, StandardCharsets.UTF_8);
    }

    private static ErrnoException failure(String call, byte[] path, long result) {
        return OwnedDescriptor.failure(call + " of " + text(path), result);
    }

    @Override
    public int fileno() {
        return descriptor.fileno();
    }

    /// Closes the descriptor.
    ///
    /// @throws IOException if the kernel says so; the descriptor is closed all the same
    @Override
    public void close() throws IOException {
        descriptor.close();
    }

    /// `Directory[fd=7]`.
    @Override
    public String toString() {
        int fd = fileno();
        return fd < 0 ? "Directory[closed]" : "Directory[fd=" + fd + "]";
    }
}
