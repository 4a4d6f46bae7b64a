package io.sockeye.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.testing.RequiresCommand;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCacheTest {
    private static final int SIZE = 300_000;

    // On a disk: what is in memory only, as under /tmp it may be, cannot leave it.
    @TempDir Path folder;

    @Test
    void whatWasJustWrittenIsThere() throws Exception {
        var file = written();
        assumeTrue(kernelTells(), "no cachestat(2) before Linux 6.5: run on a newer kernel");
        assertThat(holds(file, 0, SIZE)).isTrue();
        assertThat(holds(file, 1, 1)).isTrue();
        assertThat(holds(file, SIZE - 1, 1)).isTrue();
        assertThat(holds(file, 4095, 2)).isTrue();
    }

    @Test
    void whatIsBehindTheEndIsNot() throws Exception {
        var file = written();
        assertThat(holds(file, 0, 2 * SIZE)).isFalse();
        assertThat(holds(file, 1 << 20, 1)).isFalse();
    }

    @Test
    @RequiresCommand("dd")
    void whatWasDroppedIsNot() throws Exception {
        var file = written();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true); // what is dirty is not dropped
        }
        var dd =
                new ProcessBuilder("dd", "of=" + file, "oflag=nocache", "conv=notrunc", "count=0")
                        .redirectErrorStream(true)
                        .start();
        assertThat(dd.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assumeTrue(
                !holds(file, 0, SIZE),
                "the file system of " + folder + " has no disk: -Djava.io.tmpdir names another");
        assertThat(holds(file, 0, 1)).isFalse();
        // One page that is read again is there, and does not stand for the others.
        try (var channel = FileChannel.open(file)) {
            channel.read(ByteBuffer.allocate(1), 200_000);
        }
        assertThat(holds(file, 0, SIZE)).isFalse();
    }

    private static boolean kernelTells() {
        var release = System.getProperty("os.version").split("\\D+");
        return Integer.parseInt(release[0]) * 100 + Integer.parseInt(release[1]) >= 605;
    }

    private Path written() throws Exception {
        return Files.write(folder.resolve("file"), new byte[SIZE]);
    }

    private static boolean holds(Path file, long offset, long length) throws Exception {
        try (var descriptor = OwnedDescriptor.open(file, StandardOpenOption.READ);
                var scratch = Scratch.take()) {
            return PageCache.holds(scratch, descriptor.fileno(), offset, length);
        }
    }
}
