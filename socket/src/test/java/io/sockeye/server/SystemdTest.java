package io.sockeye.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(NoLeaks.class)
@Timeout(60)
class SystemdTest {
    /// Opens what its first argument says from number 3, sets the variables of its second, becomes the rest.
    private static final String MANAGER =
            """
            import os, socket, sys
            kinds, variables, command = sys.argv[1], sys.argv[2], sys.argv[3:]
            opened = []
            for kind in kinds.split():
                if kind == "file":
                    opened.append(os.open("/dev/null", os.O_RDONLY))
                else:
                    family = socket.AF_INET if kind == "tcp" else socket.AF_UNIX
                    s = socket.socket(family, socket.SOCK_STREAM)
                    s.bind(("127.0.0.1", 0) if kind == "tcp" else "")
                    s.listen()
                    opened.append(s.detach())
            for i, fd in enumerate(opened):
                os.dup2(fd, 100 + i)
            for i in range(len(opened)):
                os.dup2(100 + i, 3 + i, inheritable=True)
            os.closerange(3 + len(opened), 200)
            for variable in variables.split():
                name, value = variable.split("=", 1)
                os.environ[name] = value.replace("PID", str(os.getpid()))
            os.execvp(command[0], command)
            """;

    private static List<String> run(String sockets, String variables) throws Exception {
        var before = List.of("/usr/bin/python3", "-c", MANAGER, sockets, variables);
        try (var child = ChildJvm.start(before, List.of(), SystemdProgram.class)) {
            var lines = new ArrayList<String>();
            for (var line = child.line(); !line.isEmpty(); line = child.line()) lines.add(line);
            assertThat(child.exitCode()).as("%s", lines).isZero();
            return lines;
        }
    }

    @ParameterizedTest
    @RequiresCommand("python3")
    @Tag("slow")
    @CsvSource(
            delimiter = '|',
            value = {
                "tcp      |                                                  | again 0",
                "tcp      | LISTEN_PID=1 LISTEN_FDS=1                        | again 0",
                "tcp      | LISTEN_PID=PID LISTEN_FDS=0                      | again 0",
                "tcp      | LISTEN_PID=PID LISTEN_FDS=0 LISTEN_FDNAMES=     | again 0",
                "tcp      | LISTEN_PID=PID LISTEN_FDS=x                      | LISTEN_FDS=x is no number of it",
                "tcp      | LISTEN_PID=PID LISTEN_FDS=-1                     | LISTEN_FDS=-1 is no number of it",
                "tcp      | LISTEN_PID=PID LISTEN_FDS=1 LISTEN_FDNAMES=a:b   | LISTEN_FDNAMES=a:b names not the 1 of LISTEN_FDS",
                "tcp file | LISTEN_PID=PID LISTEN_FDS=2                      | adopt of descriptor 4: Socket operation on non-socket (ENOTSOCK)",
            })
    void whatIsNotForItOrIsWrong(String sockets, String variables, String said) throws Exception {
        assertThat(run(sockets, variables == null ? "" : variables)).containsExactly(said);
    }

    @Test
    @RequiresCommand({"systemd-socket-activate", "socat"})
    @Tag("slow")
    void systemdGivesItsSockets(@TempDir Path folder) throws Exception {
        var web = folder.resolve("web");
        var control = folder.resolve("control");
        var before =
                List.of(
                        "systemd-socket-activate",
                        "-l",
                        web.toString(),
                        "-l",
                        control.toString(),
                        "--fdname=web:control");
        // It starts the program when somebody connects.
        try (var child = ChildJvm.start(before, List.of(), SystemdProgram.class);
                var one = client(web);
                var other = client(control)) {
            var lines = new ArrayList<String>();
            for (var line = child.line(); !line.isEmpty(); line = child.line()) lines.add(line);
            assertThat(lines)
                    .containsSequence(
                            "web AF_UNIX SOCK_STREAM close-on-exec",
                            "control AF_UNIX SOCK_STREAM close-on-exec",
                            "again 0");
            assertThat(one.rest()).isEqualTo("web");
            assertThat(other.rest()).isEqualTo("control");
        }
    }

    private static Peer client(Path path) throws Exception {
        return Peer.start(
                "socat", "-T", "20", "-u", "UNIX-CONNECT:" + path + ",retry=100,interval=0.1", "-");
    }

    @Test
    void anAssignmentIsALine() {
        for (var wrong : List.of("READY", "=1", "STATUS=one\nMAINPID=1", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Systemd.notify(wrong));
        }
    }
}
