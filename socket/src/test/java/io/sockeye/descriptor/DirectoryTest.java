package io.sockeye.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files below a directory, and none outside.
@ExtendWith(NoLeaks.class)
class DirectoryTest {
    @TempDir private Path outside;
    private Path root;

    @BeforeEach
    void make() throws Exception {
        root = Files.createDirectory(outside.resolve("root"));
        Files.createDirectory(root.resolve("in"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.writeString(root.resolve("in/file"), "content");
        Files.createSymbolicLink(root.resolve("within"), Path.of("in/file"));
        Files.createSymbolicLink(root.resolve("out"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("absolute"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("magic"), Path.of("/proc/self/root"));
    }

    /// Or JUnit warns of where it leads.
    @AfterEach
    void removeTheMagicLink() throws Exception {
        Files.delete(root.resolve("magic"));
    }

    @Test
    void filesAndDirectoriesBelow() throws Exception {
        try (var directory = Directory.open(root);
                var file = directory.open(bytes("in/file"), false);
                var below = directory.open(bytes("in"), false);
                var self = directory.open(bytes("."), false)) {
            assertThat(file.status().isRegularFile()).isTrue();
            assertThat(file.status().size()).isEqualTo(7);
            assertThat(below.status().isDirectory()).isTrue();
            assertThat(self.status())
                    .isEqualTo(directory.names(9).isEmpty() ? null : self.status());
        }
    }

    @Test
    void whatLeadsOutIsRefused() throws Exception {
        try (var directory = Directory.open(root)) {
            refused(directory, "../secret", false, Errno.EXDEV);
            refused(directory, "in/../../secret", false, Errno.EXDEV);
            refused(directory, outside.resolve("secret").toString(), true, Errno.EXDEV);
            for (var link : new String[] {"within", "out", "absolute", "magic"})
                refused(directory, link, false, Errno.ELOOP);
            for (var link : new String[] {"out", "absolute", "magic"})
                refused(directory, link, true, Errno.EXDEV);
            refused(directory, "absent", false, Errno.ENOENT);
            refused(directory, "in/file/x", false, Errno.ENOTDIR);
            try (var file = directory.open(bytes("within"), true)) {
                assertThat(file.status().size()).isEqualTo(7);
            }
        }
    }

    @Test
    void aFifoIsNotWaitedFor() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString()).start().waitFor())
                .isZero();
        try (var directory = Directory.open(root);
                var fifo = directory.open(bytes("fifo"), false)) {
            assertThat(fifo.status().isRegularFile()).isFalse();
            assertThat(fifo.status().isDirectory()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(ThreadKind.class)
    void whatWasWrittenIsRead(ThreadKind kind) throws Exception {
        byte[] data = new byte[150_000];
        new Random(1).nextBytes(data);
        kind.call(() -> {
            try (var directory = Directory.open(root)) {
                try (var file = directory.create(bytes("new"))) {
                    file.writeAt(0, data, 0, 100_000);
                    file.writeAt(100_000, data, 100_000, 50_000);
                }
                assertThatThrownBy(() -> directory.create(bytes("new")))
                        .isInstanceOf(ErrnoException.class)
                        .hasMessageContaining("EEXIST");
                try (var file = directory.open(bytes("new"), false)) {
                    byte[] all = new byte[data.length];
                    int at = 0;
                    for (int count; (count = file.readAt(at, all, at, all.length - at)) > 0; )
                        at += count;
                    assertThat(all).isEqualTo(data);
                    assertThat(file.readAt(data.length, all, 0, 1)).isZero();
                }
            }
            return null;
        });
        assertThat(Files.readAllBytes(root.resolve("new"))).isEqualTo(data);
    }

    @Test
    void namesAreBytes() throws Exception {
        byte[] odd = {(byte) 0xE9, '\n', '"', (byte) 0xFF};
        try (var directory = Directory.open(root)) {
            directory.create(odd).close();
            assertThat(directory.names(100))
                    .anySatisfy(name -> assertThat(name).isEqualTo(odd))
                    .hasSize(6);
            assertThat(directory.names(3)).hasSize(3);
            assertThat(directory.status(odd).size()).isZero();
            assertThat(directory.status(bytes("out")).isSymbolicLink()).isTrue();
            directory.remove(odd);
            assertThat(directory.names(100)).noneMatch(name -> Arrays.equals(name, odd));
        }
    }

    @Test
    void manyNames() throws Exception {
        for (int i = 0; i < 3000; i++) Files.createFile(root.resolve("in/" + "n".repeat(40) + i));
        try (var above = Directory.open(root);
                var directory = Directory.of(above.open(bytes("in"), false))) {
            assertThat(directory.names(10_000)).hasSize(3001).doesNotHaveDuplicates();
            assertThat(directory.names(0)).isEmpty();
            // One after the other, until nobody wants more.
            for (int most : List.of(1, 2000, 3001, 9999)) {
                var told = new ArrayList<byte[]>();
                directory.names(name -> {
                    told.add(name);
                    return told.size() < most;
                });
                assertThat(told).hasSize(Math.min(most, 3001)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aRenameReplacesOnlyWhenTold() throws Exception {
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("b"), "b");
        try (var directory = Directory.open(root)) {
            assertThatExceptionOfType(ErrnoException.class)
                    .isThrownBy(() -> directory.rename(bytes("a"), bytes("b"), false))
                    .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EEXIST));
            directory.rename(bytes("a"), bytes("b"), true);
            assertThat(root.resolve("b")).hasContent("a");
            directory.rename(bytes("b"), bytes("c"), false);
            assertThat(root.resolve("c")).hasContent("a");
            assertThat(root.resolve("b")).doesNotExist();
        }
    }

    @Test
    void whatIsNoNameIsNotTaken() throws Exception {
        try (var directory = Directory.open(root)) {
            for (var name :
                    new String[] {"", ".", "..", "in/file", "/", "a\0b", "x".repeat(4096)}) {
                assertThatThrownBy(() -> directory.remove(bytes(name)))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> directory.rename(bytes("in"), bytes(name), true))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> directory.open(bytes("a\0b"), false))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileIsNoDirectory() {
        assertThatThrownBy(() -> Directory.open(root.resolve("in/file")))
                .isInstanceOf(NotDirectoryException.class);
    }

    private static void refused(Directory directory, String path, boolean follow, Errno errno) {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> directory.open(bytes(path), follow).close())
                .satisfies(e -> assertThat(e.errno()).isEqualTo(errno));
    }

    private static byte[] bytes(String name) {
        return name.getBytes(UTF_8);
    }
}
