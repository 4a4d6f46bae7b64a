package io.sockeye.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatTest extends NamespaceTest {
    /// Whoever has been welcomed hears all that follows.
    private static final String GUESTS =
            """
            def enter():
                s = connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 7000))
                heard, name = s.makefile("r"), "guest %d" % s.getsockname()[1]
                while not heard.readline().endswith("welcome, " + name + "\\n"):
                    pass            # what others say, perhaps without an end of its line
                return s, heard, name
            a, heard_a, name_a = enter()
            b, heard_b, name_b = enter()
            """;

    @Test
    void whatOneSaysTheOthersHear() throws Exception {
        network.java("Chat");
        var guests =
                network.python(
                        GUESTS
                                + """
                                assert heard_a.readline() == name_b + " comes in\\n"
                                a.sendall(b"hello\\n")
                                assert heard_b.readline() == name_a + ": hello\\n"
                                b.sendall(b"good evening\\n")
                                assert heard_a.readline() == name_b + ": good evening\\n"
                                b.shutdown(socket.SHUT_WR)
                                assert heard_a.readline() == name_b + " leaves\\n"
                                print("all heard")
                                """);
        assertThat(guests.awaitEnd(0)).containsExactly("all heard");
    }

    /// He never reads: the others are told that he leaves, and go on.
    @Test
    void whoDoesNotKeepUpIsShownOut() throws Exception {
        network.java("Chat");
        var guests =
                network.python(
                        GUESTS
                                + """
                                assert heard_a.readline() == name_b + " comes in\\n"
                                import select
                                while not select.select([a], [], [], 0)[0]:
                                    a.sendall(b"x" * 999 + b"\\n")
                                assert heard_a.readline() == name_b + " leaves\\n"
                                c, heard_c, name_c = enter()
                                assert heard_a.readline() == name_c + " comes in\\n"
                                print("shown out")
                                """);
        assertThat(guests.awaitEnd(0)).containsExactly("shown out");
    }
}
