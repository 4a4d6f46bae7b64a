package io.sockeye.families;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.testing.Peer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Debian's kernel under qemu, on this machine's files: etc/guest/run.
final class Guest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int NOT_HERE = 77;

    private Guest() {}

    /// Why there can be no guest, and what helps.
    static final class NotHere extends Exception {
        private static final long serialVersionUID = 1;

        NotHere(String reason) {
            super(reason);
        }
    }

    /// Runs a script there, in the folder of the project, and waits for its end.
    ///
    /// @return what it printed
    /// @throws NotHere if there can be no guest on this machine
    static String run(String script) throws Exception {
        var file = PROJECT.resolve("target/guest/families.sh");
        Files.createDirectories(file.getParent());
        Files.writeString(file, script, UTF_8);
        try (var guest =
                Peer.start(
                        "env",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        PROJECT.resolve("etc/guest/run").toString(),
                        PROJECT.relativize(file).toString())) {
            var output = guest.rest();
            int status = guest.exitCode();
            if (status == NOT_HERE) throw new NotHere(output.strip());
            if (status != 0) throw new AssertionError("status " + status + " of\n" + output);
            return output;
        }
    }

    /// A path of this machine, as the guest has it: the project is /mnt.
    static String path(String path) {
        var absolute = Path.of(path).toAbsolutePath().normalize();
        return absolute.startsWith(PROJECT)
                ? Path.of("/mnt").resolve(PROJECT.relativize(absolute)).toString()
                : absolute.toString();
    }
}
