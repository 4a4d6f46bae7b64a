package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SecureChat and the client in Python beside it; and guests who do not keep to the protocol, after whom the others go on.
@Tag("slow")
class SecureChatTest extends NamespaceTest {
    /// `enter(name)` is a guest who has been welcomed; two of them are in.
    private static final String GUESTS =
            """
            import ssl
            sys.path.insert(0, "src/main/python")
            sys.dont_write_bytecode = True
            from secure_chat import ChatClient
            def plain(): return connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 7001))
            plain().close()
            def stranger(): return ChatClient(sys.argv[1])
            def enter(name):
                guest = ChatClient(sys.argv[1], name)
                while guest.hear() != "welcome, " + name: pass
                return guest
            def others_go_on():
                a.say("still here")
                while (heard := b.hear()) != "anna: still here": print(heard)
            a = enter("anna")
            b = enter("björn")
            assert a.hear() == "björn comes in"
            """;

    @TempDir Path folder;
    private Program server;

    @BeforeEach
    void start() throws Exception {
        server = network.java("SecureChat", folder.toString()).awaitLine("fingerprint ");
    }

    private void tells(String script, String... lines) throws Exception {
        var guests = network.python(GUESTS + script, folder.toString());
        assertThat(guests.awaitEnd(0)).containsExactly(lines);
    }

    @Test
    void whatOneSaysTheOthersHear() throws Exception {
        tells(
                """
                a.say("hello", "schön hier", "")
                print(b.hear(), b.hear(), b.hear(), sep="|")
                b.say("good evening\\r")
                print(a.hear())
                print(b.connection.version(), b.connection.selected_alpn_protocol())
                b.connection.unwrap()
                print(a.hear())
                """,
                "anna: hello|anna: schön hier|anna: ",
                "björn: good evening",
                "TLSv1.3 chat",
                "björn leaves");
    }

    @Test
    void asTheDocumentSays() throws Exception {
        // The fingerprint is printed before it listens, and this client does not wait.
        network.python("connect(socket.AF_INET, socket.SOCK_STREAM, ('127.0.0.1', 7001)).close()")
                .awaitEnd(0);
        var client =
                network.start(
                        "python3",
                        "-u",
                        "src/main/python/secure_chat.py",
                        folder.toString(),
                        "clara");
        client.awaitLine("welcome, clara");
        tells("a.say('hello')\nothers_go_on()", "anna: hello");
        client.awaitLine("anna: hello");
    }

    @Test
    void namesThatCannotBe() throws Exception {
        tells(
                """
                for name in ("", "x" * 21, "two words", "anna", "a\\tb"):
                    guest = stranger()
                    guest.say(name)
                    print(guest.hear(), guest.hear())
                others_go_on()
                """,
                "error a name has 1 to 20 letters, digits, _ or - None",
                "error a name has 1 to 20 letters, digits, _ or - None",
                "error a name has 1 to 20 letters, digits, _ or - None",
                "error that name is taken None",
                "error a name has 1 to 20 letters, digits, _ or - None");
    }

    @Test
    void linesThatCannotBe() throws Exception {
        tells(
                """
                def said(data):
                    c = enter("clara")
                    c.connection.sendall(data)
                    print(c.hear(), c.hear())
                    return c
                said(b"x" * 500 + b"\\n" + b"x" * 501)
                said(b"\\xff\\xfe\\n")
                said(b"\\x1b[2J\\n")
                while (heard := a.hear()) != "clara leaves": pass
                """,
                "error no delimiter within the limit of 500 bytes None",
                "error a line is not in UTF-8 None",
                "error a line has control characters None");
    }

    @Test
    void whoStopsInALine() throws Exception {
        tells(
                """
                c = enter("clara")
                c.connection.sendall(b"never end")
                print(c.hear(), c.hear())
                c = enter("clara")
                c.connection.sendall(b"never end")
                c.connection.unwrap().close()
                assert [a.hear() for _ in range(4)] == ["clara comes in", "clara leaves"] * 2
                """,
                "error a line was not whole in time None");
    }

    /// Not one byte of what he says reaches the others.
    @Test
    void whoDoesNotSpeakTls() throws Exception {
        tells(
                """
                p = plain()
                p.sendall(b"clara\\nhello\\n")
                answer = b""
                while data := p.recv(1000): answer += data
                print(answer[:1] in (b"", b"\\x15"))            # an alert, if anything
                others_go_on()
                """,
                "True");
        server.awaitLine("127.0.0.1:");
    }

    @Test
    void whoCutsTheConnectionLeaves() throws Exception {
        tells(
                """
                import struct
                c = enter("clara")
                print(a.hear())
                c.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                socket.socket(fileno=c.connection.detach()).close()
                print(a.hear())
                """,
                "clara comes in",
                "clara leaves");
    }

    @Test
    void whoEndsBeforeHeSaysANameHearsNothing() throws Exception {
        tells(
                """
                c = ChatClient(sys.argv[1])
                c.connection.unwrap()
                print(c.connection.recv(100))
                others_go_on()
                """,
                "b''");
    }

    @Test
    void whoTrustsSomebodyElseDoesNotComeIn() throws Exception {
        tells(
                """
                try:
                    ssl.create_default_context().wrap_socket(plain(), server_hostname="localhost")
                except ssl.SSLCertVerificationError as e: print(e.verify_message)
                others_go_on()
                """,
                "self-signed certificate");
    }

    /// He never reads: the others are told that he leaves, and go on.
    @Test
    void whoDoesNotKeepUpIsShownOut() throws Exception {
        tells(
                """
                import threading
                c = enter("clara")
                while a.hear() != "clara comes in": pass
                while b.hear() != "clara comes in": pass
                def drain():
                    while b.hear() != "clara leaves": pass
                    print("clara leaves")
                heard = threading.Thread(target=drain)
                heard.start()
                while heard.is_alive(): a.say(*["x" * 499] * 100)
                """,
                "clara leaves");
        assertThat(server.printed()).noneMatch(line -> line.contains("null"));
    }
}
