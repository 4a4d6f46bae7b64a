package io.sockeye.tls;

import io.sockeye.testing.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Debian's openssl, as a peer and as the one who makes keys and certificates.
final class OpenSsl {
    private OpenSsl() {}

    /// The kinds of keys.
    enum Key {
        RSA("-newkey", "rsa:2048"),
        EC("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
        ED25519("-newkey", "ed25519");

        private final List<String> options;

        Key(String... options) {
            this.options = List.of(options);
        }
    }

    /// Makes a self-signed identity: files NAME.pem and NAME.key.
    static Identity identity(Path folder, String name, Key key) throws Exception {
        var command = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "2"));
        command.addAll(key.options);
        command.addAll(
                List.of(
                        "-subj",
                        "/CN=" + name,
                        "-addext",
                        "subjectAltName=DNS:localhost,IP:127.0.0.1",
                        "-out",
                        folder.resolve(name + ".pem").toString(),
                        "-keyout",
                        folder.resolve(name + ".key").toString()));
        run(command.toArray(String[]::new));
        return Identity.fromPem(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    }

    /// Runs it to its end; answers what it printed.
    static String run(String... arguments) throws Exception {
        try (var peer = start(arguments)) {
            peer.endInput();
            var text = peer.rest();
            if (peer.exitCode() != 0)
                throw new AssertionError("openssl " + List.of(arguments) + ": " + text);
            return text;
        }
    }

    static Peer start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return Peer.start(command.toArray(String[]::new));
    }

    /// Starts s_server at a port of the kernel's choice; its line `ACCEPT 127.0.0.1:port` says which.
    static Peer server(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("s_server", "-accept", "127.0.0.1:0"));
        command.addAll(arguments);
        return start(command.toArray(String[]::new));
    }

    static int port(Peer server) throws IOException {
        for (var line = server.line(); !line.isEmpty(); line = server.line()) {
            if (line.startsWith("ACCEPT ")) return Integer.parseInt(line.replaceAll(".*:", ""));
        }
        throw new AssertionError("s_server does not accept: " + server.rest());
    }

    /// Reads on to a line that begins so.
    static String line(Peer peer, String begin) throws IOException {
        var seen = new StringBuilder();
        while (true) {
            var line = peer.line();
            if (line.contains(begin)) return line;
            seen.append(line).append('\n');
            if (line.isEmpty() && seen.length() > 20_000)
                throw new AssertionError("no line with " + begin + " in " + seen);
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
