package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Names that are files one moment, and links that lead out the next.
class ServeRaceTest {
    private static final String SECRET = "outside";

    @TempDir private Path outside;

    @Test
    void aSecond() throws Exception {
        race(1, 4);
    }

    @Test
    @Tag("soak")
    @Timeout(180)
    void aMinuteWithEightClients() throws Exception {
        race(60, 8);
    }

    private void race(int seconds, int clients) throws Exception {
        var root = Files.createDirectory(outside.resolve("root"));
        Files.createDirectories(root.resolve("dir"));
        Files.createDirectory(outside.resolve("dir"));
        Files.writeString(root.resolve("dir/file"), "inside!");
        Files.writeString(root.resolve("real"), "inside!");
        Files.writeString(outside.resolve("dir/file"), SECRET);
        Files.writeString(outside.resolve("file"), SECRET);
        var over = new AtomicBoolean();
        var inside = new AtomicLong();
        var refused = new AtomicLong();
        try (var followed = Serving.start(root, "-q", "--follow-symlinks");
                var strict = Serving.start(root, "-q")) {
            var work = new ArrayList<CompletableFuture<Void>>();
            work.add(start(() -> swap(root, over)));
            for (int i = 0; i < clients; i++) {
                var serving = i % 2 == 0 ? followed : strict;
                work.add(start(() -> ask(serving, over, inside, refused)));
            }
            // The race itself is what takes the time.
            TimeUnit.SECONDS.sleep(seconds);
            over.set(true);
            for (var each : work) each.get(20, TimeUnit.SECONDS);
        }
        assertThat(inside.get()).as("answers from inside").isGreaterThan(50L * seconds);
        assertThat(refused.get()).as("refusals").isGreaterThan(50L * seconds);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> start(Work work) {
        var done = new CompletableFuture<Void>();
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        return done;
    }

    /// `file` is a file or a link to one outside; `way` is the directory or a link to one outside.
    private static void swap(Path root, AtomicBoolean over) throws IOException {
        var next = root.resolve("next");
        for (int i = 0; !over.get(); i++) {
            if (i % 2 == 0) Files.createSymbolicLink(next, Path.of("../file"));
            else Files.createLink(next, root.resolve("real"));
            Files.move(next, root.resolve("file"), StandardCopyOption.ATOMIC_MOVE);
            var way = root.resolve("way");
            if (i % 2 == 0) {
                if (Files.exists(way)) Files.move(way, root.resolve("dir"));
                Files.createSymbolicLink(way, Path.of("../dir"));
            } else {
                Files.delete(way);
                Files.move(root.resolve("dir"), way);
            }
        }
    }

    private static void ask(
            Serving serving, AtomicBoolean over, AtomicLong inside, AtomicLong refused)
            throws IOException {
        var paths = new String[] {"/file", "/way/file", "/way/", "/"};
        try (var socket = serving.connect()) {
            for (int i = 0; !over.get(); i++) {
                var request = Serving.request("GET", paths[i % paths.length]);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                var answer = Answer.read(socket.getInputStream(), false);
                if (answer.text().contains(SECRET)) throw new AssertionError(request);
                if (answer.text().equals("inside!")) inside.incrementAndGet();
                else if (answer.status() == 404) refused.incrementAndGet();
                else if (answer.status() != 200 && answer.status() != 503)
                    throw new AssertionError(answer.status() + " to " + request);
            }
        }
    }
}
