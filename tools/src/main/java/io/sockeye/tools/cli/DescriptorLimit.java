package io.sockeye.tools.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many descriptors may still be opened: RLIMIT_NOFILE of getrlimit(2), as `/proc` shows it, without what is open.
public final class DescriptorLimit {
    /// Left for what else the JVM opens, or a quarter of few.
    private static final int SPARED = 64;

    private static final String LINE = "Max open files";

    private DescriptorLimit() {}

    /// How many sockets a command may have at once.
    ///
    /// @return 1 or more
    /// @throws IOException if there is no `/proc`
    public static int free() throws IOException {
        long limit = Long.MAX_VALUE;
        for (var line : Files.readAllLines(Path.of("/proc/self/limits")))
            if (line.startsWith(LINE)) limit = number(line.substring(LINE.length()).strip());
        var names = Path.of("/proc/self/fd").toFile().list();
        int open = names == null ? 0 : names.length;
        return Math.clamp(limit - open - Math.min(SPARED, limit / 4), 1, Integer.MAX_VALUE);
    }

    /// How many things may be open at once of which each takes several descriptors.
    ///
    /// @param each how many one takes
    /// @return 1 or more
    /// @throws IOException if there is no `/proc`
    public static int free(int each) throws IOException {
        return Math.max(1, free() / each);
    }

    private static long number(String text) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
        return end == 0 ? Long.MAX_VALUE : Long.parseLong(text.substring(0, end));
    }
}
