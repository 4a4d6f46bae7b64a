package io.sockeye.tools.nc;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.control.Credentials;
import io.sockeye.option.SocketOptions;
import io.sockeye.tls.TlsSocket;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.JsonLines;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// What happens, on standard error: standard output is data. As text for people who asked (`-v`), or as JSON.
final class Events {
    private final Surroundings around;
    private final boolean verbose;
    private final Optional<JsonLines> json;

    Events(Surroundings around, boolean verbose, boolean json) {
        this.around = around;
        this.verbose = verbose;
        this.json =
                json
                        ? Optional.of(new JsonLines(new Output(new Complaints(around))))
                        : Optional.empty();
    }

    /// Lines of JSON go where complaints go.
    private static final class Complaints extends OutputStream {
        private final Surroundings around;

        Complaints(Surroundings around) {
            this.around = around;
        }

        @Override
        public void write(int b) {
            around.err().write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            around.err()
                    .write(
                            new String(
                                    bytes,
                                    offset,
                                    length,
                                    java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {
            around.err().flush();
        }
    }

    private void say(String text) {
        if (verbose) around.complain(text);
    }

    synchronized void listening(String where) throws IOException {
        if (json.isPresent()) json.get().begin("listening").field("at", where).end();
        else say("listening at " + where);
    }

    synchronized void developmentIdentity(String fingerprint) throws IOException {
        if (json.isPresent()) json.get().begin("identity").field("fingerprint", fingerprint).end();
        else around.complain("made an identity for this run, SHA-256 " + fingerprint);
    }

    /// An end is open.
    synchronized void connected(End end) throws IOException {
        var connection =
                end instanceof StreamEnd stream
                        ? Optional.of(stream.connection())
                        : Optional.<Connection>empty();
        var tls = connection.filter(TlsSocket.class::isInstance).map(TlsSocket.class::cast);
        var peer = credentials(end);
        if (json.isPresent()) {
            var line = json.get().begin("connected").field("to", end.name());
            if (tls.isPresent()) {
                line.field("tlsProtocol", tls.get().session().protocol());
                line.field("tlsSuite", tls.get().session().suite());
                tls.get().session().alpn().ifPresent(alpn -> line.field("alpn", alpn));
            }
            peer.ifPresent(who ->
                    line.field("peerPid", who.pid())
                            .field("peerUid", who.uid())
                            .field("peerGid", who.gid()));
            line.end();
            return;
        }
        var text = new StringBuilder("connected: ").append(end.name());
        tls.ifPresent(secure ->
                text.append(", ")
                        .append(secure.session().protocol())
                        .append(' ')
                        .append(secure.session().suite()));
        peer.ifPresent(who ->
                text.append(", process ")
                        .append(who.pid())
                        .append(" of user ")
                        .append(who.uid())
                        .append(", group ")
                        .append(who.gid()));
        say(text.toString());
    }

    /// Who is at the other end of a Unix socket; of datagrams the kernel does not know.
    private static Optional<Credentials> credentials(End end) throws IOException {
        if (end instanceof MessageEnd messages && messages.tellsEnd())
            return credentials(messages.socket());
        var plain = end.plain();
        return plain.isPresent() ? credentials(plain.get()) : Optional.empty();
    }

    private static Optional<Credentials> credentials(Socket socket) throws IOException {
        return socket.family().equals(AddressFamily.AF_UNIX)
                ? Optional.of(socket.get(SocketOptions.SO_PEERCRED))
                : Optional.empty();
    }

    /// Whether a port is open, when that is all that was asked.
    synchronized void probed(String what, boolean open, String why) throws IOException {
        if (json.isPresent())
            json.get()
                    .begin("probed")
                    .field("port", what)
                    .field("open", open)
                    .field("reason", why)
                    .end();
        else if (verbose || open) around.complain(what + (open ? ": open" : ": " + why));
    }

    /// One relay is over.
    synchronized void ended(Relay.Outcome outcome) throws IOException {
        if (json.isPresent())
            json.get()
                    .begin("ended")
                    .field("reason", outcome.reason().text())
                    .field("fromFirstBytes", outcome.there())
                    .field("fromSecondBytes", outcome.back())
                    .end();
        else
            say(
                    "ended (%s): %d bytes from the first end, %d from the second"
                            .formatted(outcome.reason().text(), outcome.there(), outcome.back()));
    }

    synchronized void failed(String text) {
        try {
            if (json.isPresent()) json.get().begin("failed").field("text", text).end();
            else around.complain(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter has none
        }
    }

    synchronized void summary(EndReason reason) throws IOException {
        if (json.isPresent()) json.get().beginSummary(reason).end();
    }
}
