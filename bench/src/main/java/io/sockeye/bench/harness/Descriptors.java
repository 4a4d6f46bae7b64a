package io.sockeye.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How many files a process may have open.
public final class Descriptors {
    private Descriptors() {}

    /// The hard limit: everyone here raises the soft one to it.
    public static long limit() {
        try {
            return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split(" +", -1)[4])
                    .map(hard -> hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
