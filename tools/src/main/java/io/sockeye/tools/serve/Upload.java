package io.sockeye.tools.serve;

import io.sockeye.descriptor.Directory;
import io.sockeye.descriptor.FileStatus;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// PUT, and POST from the form on a page of a directory.
///
/// What comes is written to a file beside its place, and gets its name when all of it is there: a name never stands for half a file, and unless
/// it is to be replaced the kernel says no at that moment if somebody else has made one meanwhile.
final class Upload {
    private static final String UNFINISHED = ".sockeye-upload-";

    /// What is read at once: of who sends slowly little, for there may be many of them.
    private static final int PIECE = 8 * 1024;

    private static final int LARGE_PIECE = 64 * 1024;

    /// So many uploads at once read in large pieces; the others, however many, take little memory.
    static final Semaphore LARGE = new Semaphore(256);

    private final Site site;

    Upload(Site site) {
        this.site = site;
    }

    /// Whether a name is one of those that files have while they come.
    static boolean isUnfinished(byte[] name) {
        if (name.length < UNFINISHED.length()) return false;
        for (int i = 0; i < UNFINISHED.length(); i++)
            if (name[i] != UNFINISHED.charAt(i)) return false;
        return true;
    }

    /// What is read of an upload.
    private interface Source {
        /// @return how many bytes; -1 at the end
        int read(byte[] target) throws IOException;
    }

    void put(Exchange exchange) throws IOException {
        var request = exchange.request();
        var target = request.target();
        if (target.isDirectory()) throw RefusedException.of(405, "a directory");
        // Half a file is none, RFC 9110 section 14.5.
        if (request.field("Content-Range") != null)
            throw RefusedException.of(400, "a part of a file");
        requirePlain(request);
        byte[] name = target.names().getLast();
        try (var directory = site.directory(target.parent())) {
            var current = current(directory, name);
            requireFree(name, current);
            requireSize(request);
            // What is refused without conditions is refused with them in the same way, RFC 9110
            // section 13.2.1.
            requireConditions(request, current == null ? null : Validators.of(current));
            var body = exchange.body();
            store(directory, name, body::read, site.settings().largest());
            var response = new Response(current == null ? 201 : 204);
            response.field("Location", target.encoded());
            // 204 has no body, and must not say so, RFC 9110 section 8.6.
            if (current == null) response.field("Content-Length", 0);
            exchange.answer(response);
        }
    }

    /// Several files from a form. Those before one that is refused stay.
    void post(Exchange exchange) throws IOException {
        var request = exchange.request();
        var target = request.target();
        if (!target.isDirectory()) throw RefusedException.of(405, "no directory");
        requireOurPage(request);
        requirePlain(request);
        var boundary = Multipart.boundary(request.field("Content-Type"));
        requireSize(request);
        try (var directory = site.directory(target.path())) {
            requireConditions(request, Validators.NONE);
            var form = new Multipart(limited(exchange.body(), site.settings().largest()), boundary);
            int count = 0;
            while (form.next()) {
                byte[] name = form.fileName();
                if (name == null) continue;
                requireFree(name, current(directory, name));
                store(directory, name, form::read, site.settings().largest());
                count++;
            }
            if (count == 0) throw RefusedException.of(400, "no file in the form");
        }
        exchange.answer(
                new Response(303).field("Location", target.encoded()).field("Content-Length", 0));
    }

    /// A form on a page of somebody else's can be sent here by any browser that shows it.
    private static void requireOurPage(Request request) throws RefusedException {
        var origin = request.field("Origin");
        var site = request.field("Sec-Fetch-Site");
        boolean ours = origin == null || afterScheme(origin).equalsIgnoreCase(request.host());
        if (!ours || (site != null && !site.equals("same-origin") && !site.equals("none")))
            throw RefusedException.closing(403, "a form of another site");
    }

    private static String afterScheme(String origin) {
        int colon = origin.indexOf("://");
        return colon < 0 ? origin : origin.substring(colon + 3);
    }

    /// What is compressed would be served as if it were not.
    private static void requirePlain(Request request) throws RefusedException {
        if (request.field("Content-Encoding") != null) throw RefusedException.of(415, "compressed");
    }

    private static void requireConditions(Request request, @Nullable Validators current)
            throws RefusedException {
        if (Validators.evaluate(request, current) != 0) throw RefusedException.of(412, "");
    }

    private void requireSize(Request request) throws RefusedException {
        if (request.framing().length() > site.settings().largest())
            throw RefusedException.closing(413, "more than may be uploaded");
    }

    private void requireFree(byte[] name, @Nullable FileStatus current) throws RefusedException {
        if (isUnfinished(name)) throw RefusedException.closing(403, "a name that is taken");
        if (current == null) return;
        if (current.isDirectory()) throw RefusedException.closing(409, "a directory");
        if (!site.settings().overwrites())
            throw RefusedException.closing(409, "there is a file of that name");
    }

    private static @Nullable FileStatus current(Directory directory, byte[] name)
            throws IOException {
        try {
            return directory.status(name);
        } catch (ErrnoException e) {
            if (e.is(Errno.ENOENT)) return null;
            throw refusal(e);
        }
    }

    private static InputStream limited(InputStream stream, long most) {
        return new InputStream() {
            private long left = most;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = stream.read(target, offset, length);
                left -= Math.max(0, count);
                if (left < 0) throw RefusedException.closing(413, "more than may be uploaded");
                return count;
            }
        };
    }

    private void store(Directory directory, byte[] name, Source source, long most)
            throws IOException {
        byte[] unfinished =
                (UNFINISHED + Long.toHexString(ThreadLocalRandom.current().nextLong()))
                        .getBytes(StandardCharsets.US_ASCII);
        boolean named = false;
        try {
            write(directory, unfinished, source, most);
            rename(directory, unfinished, name);
            named = true;
        } catch (ErrnoException e) {
            throw refusal(e);
        } finally {
            if (!named) remove(directory, unfinished);
        }
    }

    private void rename(Directory directory, byte[] unfinished, byte[] name) throws IOException {
        boolean replaces = site.settings().overwrites();
        try {
            directory.rename(unfinished, name, replaces);
        } catch (ErrnoException e) {
            if (replaces || !e.is(Errno.EINVAL)) throw e;
            // The file system cannot promise to replace nothing. What may be replaced is an empty
            // file that we have made.
            directory.create(name).close();
            try {
                directory.rename(unfinished, name, true);
            } catch (ErrnoException again) {
                remove(directory, name);
                throw again;
            }
        }
    }

    private static void write(Directory directory, byte[] name, Source source, long most)
            throws IOException {
        byte[] piece = new byte[PIECE];
        boolean large = false;
        try (var file = directory.create(name)) {
            long done = 0;
            for (int count; (count = source.read(piece)) >= 0; done += count) {
                if (done + count > most)
                    throw RefusedException.closing(413, "more than may be uploaded");
                file.writeAt(done, piece, 0, count);
                if (!large && count == PIECE && LARGE.tryAcquire()) {
                    large = true;
                    piece = new byte[LARGE_PIECE];
                }
            }
        } finally {
            if (large) LARGE.release();
        }
    }

    private static void remove(Directory directory, byte[] name) throws IOException {
        try {
            directory.remove(name);
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOENT)) throw e;
        }
    }

    private static RefusedException refusal(ErrnoException e) {
        if (e.is(Errno.EEXIST, Errno.EISDIR, Errno.ENOTEMPTY))
            return RefusedException.closing(409, "there is something of that name");
        if (e.is(Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG))
            return RefusedException.closing(507, "no room").because(e);
        if (e.is(Errno.ENAMETOOLONG))
            return RefusedException.of(400, "the name is too long for a file");
        if (e.is(Errno.EILSEQ)) return RefusedException.of(400, "no file here has such a name");
        if (e.is(Errno.EROFS)) return RefusedException.closing(403, "");
        return Site.refusal(e);
    }
}
