package io.sockeye.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A program that was not granted native access works with a warning, or says which flag it wants.
@ExtendWith(NoLeaks.class)
class NativeAccessTest {
    @TempDir Path folder;

    private Peer run(String... options) throws Exception {
        var program = folder.resolve("Program.java");
        Files.writeString(
                program,
                """
                void main() throws Exception {
                    try (var pair = io.sockeye.Socket.pair()) {
                        pair.first().send("works".getBytes());
                        IO.println(new String(pair.second().recv(10)));
                    }
                }
                """);
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "--module-path",
                        "target/classes",
                        "--add-modules",
                        "io.sockeye",
                        program.toString()));
        return Peer.start(command.toArray(String[]::new));
    }

    @Test
    void withoutTheFlagItWorksAndTheFlagIsNamedOnce() throws Exception {
        try (var peer = run()) {
            var said = peer.rest();
            assertThat(said).contains("works");
            assertThat(
                            said.lines()
                                    .filter(line ->
                                            line.contains("--enable-native-access=io.sockeye")))
                    .hasSize(1);
            assertThat(peer.exitCode()).isZero();
        }
    }

    @Test
    void whereItIsDeniedTheMessageNamesTheFlagAndTheModule() throws Exception {
        try (var peer = run("--illegal-native-access=deny")) {
            var said = peer.rest();
            assertThat(said).contains("--enable-native-access=io.sockeye").doesNotContain("works");
            assertThat(peer.exitCode()).isNotZero();
        }
    }

    @Test
    void withTheFlagItIsSilent() throws Exception {
        try (var peer = run("--illegal-native-access=deny", "--enable-native-access=io.sockeye")) {
            assertThat(peer.rest()).isEqualTo("works\n");
            assertThat(peer.exitCode()).isZero();
        }
    }
}
