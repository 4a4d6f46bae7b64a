package io.sockeye.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// After a test class /proc/self/fd is as it was before it: no socket, pipe or file is left. And nothing was written beside the memory
/// that C was given.
///
/// What the library keeps for the life of the process (the pollers' epolls, a pool of eventfds) and what the JVM opens for itself
/// (archives) is not counted.
public final class NoLeaks implements BeforeAllCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(NoLeaks.class);
    private static final long PATIENCE_MILLIS = 5_000;

    /// The library keeps so many, and those that are in use at the moment: by no one, after a class.
    private static final int EVENTFDS = 32;

    /// One for each poller, one for their watch, and those of the JDK, which reads from processes.
    private static final int EPOLLS = 16;

    // The JDK's own sockets, which its TLS knows of, keep one end of a pair for the life of the
    // process.
    static {
        try {
            new java.net.Socket().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        context.getStore(NAMESPACE).put("before", open());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        TreeMap<?, ?> before = context.getStore(NAMESPACE).get("before", TreeMap.class);
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        var left = openSince(before);
        // A child process that has just ended still has pipes for a moment.
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            left = openSince(before);
        }
        var damages = GuardPages.damages();
        if (!damages.isEmpty()) throw new AssertionError("memory was overwritten " + damages);
        if (!left.isEmpty()) throw new AssertionError("descriptors are left open: " + left);
        if (count("anon_inode:[eventfd]") > EVENTFDS || count("anon_inode:[eventpoll]") > EPOLLS) {
            throw new AssertionError("the pools of the library hold more than they should");
        }
    }

    /// Those that others had open before may be closed by now.
    private static TreeMap<Integer, String> openSince(TreeMap<?, ?> before) throws IOException {
        var descriptors = open();
        descriptors
                .entrySet()
                .removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return descriptors;
    }

    private static long count(String target) throws IOException {
        try (var entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            long count = 0;
            for (var entry : entries) {
                // The listing's own entry is gone by now.
                if (!Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) continue;
                try {
                    if (Files.readSymbolicLink(entry).toString().equals(target)) count++;
                } catch (NoSuchFileException closedMeanwhile) {
                    // not left open, then
                }
            }
            return count;
        }
    }

    /// The descriptors that count, with what they are.
    public static TreeMap<Integer, String> open() throws IOException {
        var descriptors = new TreeMap<Integer, String>();
        try (var entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var entry : entries) {
                try {
                    var target = Files.readSymbolicLink(entry).toString();
                    if (counts(target))
                        descriptors.put(Integer.valueOf(entry.getFileName().toString()), target);
                } catch (IOException gone) {
                    // closed since the listing, as the listing's own
                }
            }
        }
        return descriptors;
    }

    private static boolean counts(String target) {
        return !target.startsWith("anon_inode:")
                && !target.endsWith(".jar")
                && !target.endsWith("/modules")
                && !target.startsWith("/dev/")
                && !target.startsWith("/proc/");
    }
}
