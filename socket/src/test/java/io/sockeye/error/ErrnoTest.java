package io.sockeye.error;

import static io.sockeye.error.Errno.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void aKnownNumberIsTheConstant() {
        assertThat(Errno.of(111)).isSameAs(ECONNREFUSED).hasToString("ECONNREFUSED");
        assertThat(ECONNREFUSED.name()).isEqualTo("ECONNREFUSED");
        assertThat(ECONNREFUSED.message()).isEqualTo("Connection refused");
        assertThat(Errno.of(133)).isSameAs(EHWPOISON);
    }

    @Test
    void aliasesAreTheSameObject() {
        assertThat(EWOULDBLOCK).isSameAs(EAGAIN).hasToString("EAGAIN");
        assertThat(EDEADLOCK).isSameAs(EDEADLK).hasToString("EDEADLK");
        assertThat(ENOTSUP).isSameAs(EOPNOTSUPP).hasToString("EOPNOTSUPP");
    }

    @Test
    void anUnknownNumberIsStillAnErrno() {
        assertThat(Errno.of(4711)).isEqualTo(new Errno(4711)).hasToString("4711");
        assertThat(Errno.of(4711).message()).isEqualTo("Unknown error 4711");
        assertThat(Errno.of(41).message()).isEqualTo("Unknown error 41");
        assertThat(Errno.of(134).message()).isEqualTo("Unknown error 134");
        assertThat(Errno.of(0).message()).isEqualTo("Success");
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Errno.of(-11))
                .withMessageContaining("-11");
    }

    /// Lines of number, name and text, by the C library of this machine.
    @Test
    void namesAndTextsAreThoseOfTheCLibrary() throws Exception {
        String script =
                "import errno, os\n"
                        + "for n in range(0, 140):\n"
                        + "  print(n, errno.errorcode.get(n, '-'), os.strerror(n), sep='\\t')\n";
        List<String> lines;
        try {
            var builder = new ProcessBuilder("python3", "-c", script);
            builder.environment().put("LC_ALL", "C");
            Process python = builder.start();
            lines =
                    new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            if (python.waitFor() != 0) {
                abort("python3 does not work here");
            }
        } catch (IOException e) {
            abort("no python3: apt install python3");
            return;
        }
        assertThat(lines).hasSize(140);
        for (String line : lines) {
            String[] columns = line.split("\t");
            Errno errno = Errno.of(Integer.parseInt(columns[0]));
            assertThat(errno.message()).isEqualTo(columns[2]);
            if (!columns[1].equals("-")) {
                // Python names the last alias it knows.
                String name =
                        switch (columns[1]) {
                            case "EWOULDBLOCK" -> "EAGAIN";
                            case "EDEADLOCK" -> "EDEADLK";
                            case "ENOTSUP" -> "EOPNOTSUPP";
                            default -> columns[1];
                        };
                assertThat(errno.name()).isEqualTo(name);
            }
        }
    }
}
