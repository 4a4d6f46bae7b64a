import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.framing.*;
import io.sockeye.server.Limits;
import io.sockeye.server.Server;
import io.sockeye.tls.*;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A chat over lines, inside of TLS: who comes in says a name, and then whatever he likes to all others.
///
/// The argument is a folder with chain.pem and key.pem; where there is none an identity for development is put there. docs/example-protocols.md
/// has the rest.
static final int PORT = 7001;
static final Lines LINES = Framing.lines(UTF_8, 500);
static final Duration WHOLE_LINE = Duration.ofSeconds(2);       // from its first byte to its last
static final Duration HANDSHAKE = Duration.ofSeconds(5);
static final Duration PATIENCE = Duration.ofSeconds(1);         // with those who do not listen
static final int GUESTS = 1000;

final ConcurrentHashMap<String, TlsSocket> guests = new ConcurrentHashMap<>();

void main(String... arguments) throws Exception {
    var identity = identity(Path.of(arguments[0]));
    IO.println("fingerprint " + identity.fingerprint());
    var secure = Tls.server(identity).alpn("chat").handshakeTimeout(HANDSHAKE);
    var limits = Limits.defaults().connections(GUESTS).idle(Duration.ofMinutes(10));
    try (var server = Server.of(Socket.createServer(SocketAddress.loopback(PORT)), secure.handler(this::serve))) {
        server.limits(limits).onFailure((peer, failure) -> IO.println(peer + ": " + failure));
        server.start().join();
    }
}

Identity identity(Path folder) throws IOException {
    Path chain = folder.resolve("chain.pem"), key = folder.resolve("key.pem");
    if (!Files.exists(chain)) Identity.selfSigned("localhost").writePem(chain, key);
    return Identity.fromPem(chain, key);
}

void serve(TlsSocket guest) throws IOException {
    var lines = FrameReader.of(guest, LINES).deadline(WHOLE_LINE);
    String name = null;
    try {
        if (lines.read().orElse(null) instanceof String wanted) name = enter(guest, wanted);
        while (name != null && lines.read().orElse(null) instanceof String words) {
            if (!isText(words)) throw new FrameException(0, "a line has control characters");
            tellOthers(name, name + ": " + words);
        }
    } catch (IncompleteFrameException | AsynchronousCloseException gone) {
        // in the middle of a line, or shown out because he did not listen
    } catch (FrameException e) {
        tell(guest, "error " + e.reason());
    } catch (SocketTimeoutException e) {
        tell(guest, "error a line was not whole in time");
    } finally {
        if (name != null && guests.remove(name, guest)) tellOthers(name, name + " leaves");
    }
}

/// Answers the name, or null if he may not come in.
String enter(TlsSocket guest, String name) {
    if (!name.matches("[\\p{L}\\p{N}_-]{1,20}")) {
        tell(guest, "error a name has 1 to 20 letters, digits, _ or -");
        return null;
    }
    if (guests.putIfAbsent(name, guest) != null) {
        tell(guest, "error that name is taken");
        return null;
    }
    tell(guest, "welcome, " + name);
    tellOthers(name, name + " comes in");
    return name;
}

boolean isText(String words) {
    return words.codePoints().noneMatch(Character::isISOControl);
}

void tellOthers(String speaker, String text) {
    guests.forEach((name, guest) -> {
        if (name.equals(speaker) || tell(guest, text)) return;
        try {
            guest.close();                                      // his handler ends, and says that he leaves
        } catch (IOException gone) {
            // all the better
        }
    });
}

boolean tell(TlsSocket guest, String text) {
    try {
        guest.sendAll(MemorySegment.ofArray((text + "\n").getBytes(UTF_8)), PATIENCE);
        return true;
    } catch (IOException tooSlowOrGone) {
        return false;
    }
}
