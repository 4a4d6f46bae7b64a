package io.sockeye.ring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// The rings among the mappings of this process.
final class Mapped {
    private Mapped() {}

    /// The inode of the socket that was mapped last.
    static String inode() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("socket:["))
                    .map(line -> line.replaceFirst(".*socket:\\[(\\d+).*", "$1"))
                    .max(Comparator.comparingLong(Long::parseLong))
                    .orElseThrow();
        }
    }

    /// Whether the kernel has the packet socket yet.
    static boolean lives(String inode) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/net/packet"))) {
            return lines.anyMatch(line -> line.strip().endsWith(" " + inode));
        }
    }

    static long rings() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("socket:[")).count();
        }
    }
}
