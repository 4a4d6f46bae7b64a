package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Missing;
import io.sockeye.bench.harness.Programs;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A certificate for P-256 and its key, in the forms that the servers want.
final class TlsIdentity {
    private static final Path HEADER = Path.of("/usr/include/openssl/ssl.h");

    private TlsIdentity() {}

    /// The folder of chain.pem, key.pem and identity.p12 (password `bench`), made for this run by openssl(1).
    static synchronized String folder() throws IOException, InterruptedException {
        Programs.require("openssl", "openssl");
        var folder = Programs.folder().resolve("tls");
        var made = folder.resolve("identity.p12");
        if (Files.exists(made)) return folder.toString();
        Files.createDirectories(folder);
        openssl(
                folder,
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -keyout key.pem -out chain.pem"
                        + " -subj /CN=localhost -addext subjectAltName=DNS:localhost -days 3650");
        openssl(
                folder,
                "pkcs12 -export -inkey key.pem -in chain.pem -passout pass:bench -out identity.p12");
        return folder.toString();
    }

    /// What the C programs are compiled against.
    static void requireLibrary() throws Missing {
        if (!Files.exists(HEADER))
            throw new Missing(HEADER + " is not there: apt-get install libssl-dev");
    }

    private static void openssl(Path folder, String arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ", -1)));
        int status =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (status != 0) throw new IOException("openssl could not do: " + arguments);
    }
}
