package io.sockeye.tools.scan;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Where a scan stopped, in a file: what it asks, the seed, the first position that nobody has begun, and those that were begun and not
/// ended.
///
/// It is five lines of text. A new one is written beside it and takes its place by rename(2), so that there is a whole one at any time.
///
/// @param what a digest of targets, ports, shard and technique: a file goes on with no other scan
/// @param seed of the order
/// @param next the first position that nobody has begun
/// @param begun positions that were begun and not ended
record Checkpoint(String what, long seed, long next, List<Long> begun) {
    private static final String HEADER = "sockeye scan 1";

    /// A digest of what says which scan it is.
    static String digest(List<String> words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var word : words) {
                digest.update(word.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @return empty if there is no such file
    /// @throws IllegalArgumentException if it is something else
    static Optional<Checkpoint> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        try {
            if (lines.size() == 5 && lines.getFirst().equals(HEADER)) {
                var begun =
                        Arrays.stream(lines.get(4).split(" "))
                                .filter(word -> !word.isEmpty())
                                .map(Long::valueOf)
                                .toList();
                return Optional.of(
                        new Checkpoint(
                                lines.get(1),
                                Long.parseLong(lines.get(2)),
                                Long.parseLong(lines.get(3)),
                                begun));
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(file + " is not a file that scan --resume has written");
    }

    void write(Path file) throws IOException {
        var text = new StringBuilder(HEADER);
        text.append('\n').append(what).append('\n').append(seed).append('\n').append(next);
        text.append('\n');
        for (long position : begun) text.append(position).append(' ');
        text.append('\n');
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try (var channel =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
