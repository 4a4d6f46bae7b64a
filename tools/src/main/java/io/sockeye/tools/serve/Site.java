package io.sockeye.tools.serve;

import io.sockeye.descriptor.Directory;
import io.sockeye.descriptor.FileStatus;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.tools.cli.Failures;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The root and what is found below it.
///
/// All names are looked up by the kernel from the root's descriptor, and what it opens is what is looked at and sent: between these nothing is
/// named again, so that nobody can put something else there meanwhile.
final class Site implements Closeable {
    /// PATH_MAX without its NUL.
    private static final int LONGEST = 4095;

    private static final String[] INDEX = {"index.html", "index.htm"};

    private final Directory root;
    private final Settings settings;
    private final Complaints complaints;

    /// @param complaints takes a line for each failure that is this machine's
    Site(Directory root, Settings settings, Consumer<String> complaints) {
        this.root = root;
        this.settings = settings;
        this.complaints = new Complaints(complaints);
    }

    /// Tells whoever runs the server what went wrong with which file.
    void complain(Target target, Throwable failure) {
        var line = AccessLog.escape(new StringBuilder(), target.encoded()).append(": ");
        complaints.add(AccessLog.escape(line, Failures.describe(failure)).toString());
    }

    Settings settings() {
        return settings;
    }

    /// Something that was opened.
    ///
    /// @param descriptor the caller's to close
    /// @param status of that which is open
    /// @param type the media type
    /// @param coding how it is compressed; null if it is as it is
    record Found(
            OwnedDescriptor descriptor, FileStatus status, String type, @Nullable Coding coding)
            implements Closeable {
        boolean isDirectory() {
            return status.isDirectory();
        }

        @Override
        public void close() throws IOException {
            descriptor.close();
        }
    }

    /// Opens what a target names: a file or a directory.
    ///
    /// @throws RefusedException if there is none, or it cannot be read
    Found open(Target target) throws IOException {
        if (!target.names().isEmpty() && Upload.isUnfinished(target.names().getLast()))
            throw RefusedException.of(404, "");
        var found = open(target.path(), type(target));
        if (found.isDirectory() || !target.isDirectory()) return found;
        found.close();
        throw RefusedException.of(404, "");
    }

    private static String type(Target target) {
        return target.names().isEmpty()
                ? MediaTypes.UNKNOWN
                : MediaTypes.of(new String(target.names().getLast(), StandardCharsets.UTF_8));
    }

    private Found open(byte[] path, String type) throws IOException {
        if (path.length > LONGEST) throw RefusedException.of(404, "");
        try {
            var descriptor = root.open(path, settings.followLinks());
            boolean good = false;
            try {
                var status = descriptor.status();
                good = status.isRegularFile() || status.isDirectory();
                if (!good) throw RefusedException.of(404, "");
                return new Found(descriptor, status, type, null);
            } finally {
                if (!good) descriptor.close();
            }
        } catch (ErrnoException e) {
            throw refusal(e);
        }
    }

    /// What an errno means to a client: a file that leads out of the root is none.
    static RefusedException refusal(ErrnoException e) {
        if (e.is(
                Errno.ENOENT,
                Errno.ENOTDIR,
                Errno.ELOOP,
                Errno.EXDEV,
                Errno.ENXIO,
                Errno.ENODEV,
                Errno.ENAMETOOLONG)) return RefusedException.of(404, "");
        if (e.is(Errno.EACCES, Errno.EPERM)) return RefusedException.of(403, "");
        if (e.is(Errno.EMFILE, Errno.ENFILE, Errno.ENOMEM, Errno.EAGAIN))
            return RefusedException.of(503, "").because(e);
        return RefusedException.closing(500, "").because(e);
    }

    /// The index file of a directory; null without one.
    @Nullable Index index(Target target) throws IOException {
        for (var name : INDEX) {
            byte[] path = target.below(name);
            var found = tryFile(path, MediaTypes.of(name));
            if (found != null) return new Index(found, path);
        }
        return null;
    }

    /// An index file, and where it is.
    static final class Index implements Closeable {
        private final Found found;
        private final byte[] path;

        private Index(Found found, byte[] path) {
            this.found = found;
            this.path = path;
        }

        Found found() {
            return found;
        }

        byte[] path() {
            return path;
        }

        @Override
        public void close() throws IOException {
            found.close();
        }
    }

    /// What lies compressed beside a file and is not older than it.
    ///
    /// @param path of the file
    /// @return null if the client takes none that there is
    @Nullable Found sibling(Found file, byte[] path, List<Coding> accepted) throws IOException {
        for (var coding : accepted) {
            byte[] suffix = coding.suffix.getBytes(StandardCharsets.US_ASCII);
            byte[] name = java.util.Arrays.copyOf(path, path.length + suffix.length);
            System.arraycopy(suffix, 0, name, path.length, suffix.length);
            var found = tryFile(name, file.type());
            if (found == null) continue;
            if (found.status().modifiedSeconds() >= file.status().modifiedSeconds())
                return new Found(found.descriptor(), found.status(), file.type(), coding);
            found.close();
        }
        return null;
    }

    private @Nullable Found tryFile(byte[] path, String type) throws IOException {
        try {
            var found = open(path, type);
            if (!found.isDirectory()) return found;
            found.close();
            return null;
        } catch (RefusedException e) {
            if (e.getCause() != null) throw e;
            return null;
        }
    }

    /// What a symbolic link in a directory leads to, if it is followed.
    FileStatus behindLink(Target directory, byte[] name) throws IOException {
        byte[] above = directory.path();
        byte[] path = java.util.Arrays.copyOf(above, above.length + 1 + name.length);
        path[above.length] = '/';
        System.arraycopy(name, 0, path, above.length + 1, name.length);
        try (var file = root.open(path, settings.followLinks())) {
            return file.status();
        }
    }

    /// The directory in which a file is to be made.
    Directory directory(byte[] path) throws IOException {
        if (path.length > LONGEST) throw RefusedException.of(404, "");
        try {
            return Directory.of(root.open(path, settings.followLinks()));
        } catch (ErrnoException e) {
            throw refusal(e);
        } catch (java.nio.file.NotDirectoryException e) {
            throw RefusedException.of(404, "");
        }
    }

    @Override
    public void close() throws IOException {
        complaints.tellTheRest();
        root.close();
    }
}
