package io.sockeye.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The scripts as a user meets them: in a copy of the sources that was never built, called through a link, from
/// another directory. The first test builds the copy, the others find it built.
@Tag("slow")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {
    @TempDir private static Path directory;
    private static Path copy;

    @BeforeAll
    static void copyTheSources() throws Exception {
        assumeTrue(isOnPath("mvn"), "needs mvn: apt-get install maven");
        copy = Files.createDirectory(directory.resolve("a copy"));
        var sources = Path.of("..").toRealPath();
        for (var part :
                List.of(
                        "pom.xml",
                        "build",
                        "sockeye",
                        "etc",
                        "socket/pom.xml",
                        "socket/src/main",
                        "wire/pom.xml",
                        "wire/src/main",
                        "tools/pom.xml",
                        "tools/src/main",
                        "examples/pom.xml",
                        "bench/pom.xml",
                        "stress/pom.xml",
                        "fuzz/pom.xml",
                        "conformance/pom.xml")) {
            Files.createDirectories(copy.resolve(part).getParent());
            var cp =
                    new ProcessBuilder(
                            "cp",
                            "-a",
                            sources.resolve(part).toString(),
                            copy.resolve(part).toString());
            assertThat(Command.run(cp, 30).status()).isZero();
        }
        Files.createSymbolicLink(directory.resolve("link"), copy.resolve("sockeye"));
    }

    @Test
    @Order(1)
    void theFirstRunBuilds() throws Exception {
        var run = run(directory.resolve("link"), "tour");
        assertThat(run.err()).containsExactly("building…");
        assertThat(run.out().getLast()).startsWith("11 of 11 steps happened");
        assertThat(run.status()).isZero();
    }

    @Test
    @Order(2)
    void theSecondRunDoesNot() throws Exception {
        var run = run(directory.resolve("link"), "tour");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    /// The JDK's own files are no input.
    @Test
    @Order(2)
    void aClosedInputIsAnEmptyOne() throws Exception {
        var run =
                Command.run(
                        new ProcessBuilder(
                                "bash",
                                "-c",
                                "\"$@\" <&-",
                                "-",
                                copy.resolve("sockeye").toString(),
                                "nc",
                                "exec:wc -c"),
                        60);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsExactly("0");
        assertThat(run.status()).isZero();
    }

    /// With `AOTMode=on` a JVM whose cache does not fit does not start.
    @Test
    @Order(3)
    void aStartLoadsNothingFromJars() throws Exception {
        var loaded = directory.resolve("loaded");
        var run =
                start(
                        copy.resolve("sockeye"),
                        "-XX:AOTMode=on -Xlog:class+load:file=" + loaded,
                        "tour",
                        "--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).first().asString().startsWith("Usage: sockeye tour");
        assertThat(Files.readString(loaded))
                .contains("picocli.CommandLine source: shared objects file")
                .doesNotContain("source: file:");
    }

    @Test
    @Order(4)
    void aCacheThatDoesNotFitIsLeftOutWithoutAWord() throws Exception {
        var jar = copy.resolve("tools/target/launcher/modules");
        try (var jars = Files.newDirectoryStream(jar, "picocli-*.jar")) {
            for (var each : jars) Files.setLastModifiedTime(each, FileTime.fromMillis(0));
        }
        var run = run(copy.resolve("sockeye"), "tour", "--help");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    @Order(5)
    void theShellKnowsTheNames() throws Exception {
        var script =
                Files.writeString(
                        directory.resolve("script.jsh"),
                        """
                        Socket.open(AF_INET, SOCK_STREAM).set(SO_REUSEADDR, true).bind(SocketAddress.loopback(0)).listen()
                        System.out.println("type " + SO_REUSEADDR.getClass().getName())
                        System.out.println("family " + Socket.pair().first().family())
                        System.out.println("frame " + CanFrame.of("123#11"))
                        System.out.println("dump " + (LinkMessage.dump(1)[7] << 8 & NLM_F_DUMP))
                        System.out.println(List.of(ETH_P_ALL, NETLINK_GENERIC, CAN_RAW, PACKET_HOST))
                        System.out.println(List.of(PACKET_STATISTICS, NETLINK_EXT_ACK, CAN_RAW_FD_FRAMES))
                        System.out.println(EPOLLIN)
                        /exit
                        """);
        var run = run(copy.resolve("sockeye"), "shell", "-s", script.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "type io.sockeye.option.SocketOption",
                        "family AF_UNIX",
                        "frame 123#11",
                        "dump 768",
                        "[ETH_P_ALL, NETLINK_GENERIC, CAN_RAW, PACKET_HOST]",
                        "[PACKET_STATISTICS, NETLINK_EXT_ACK, CAN_RAW_FD_FRAMES]",
                        "EPOLLIN");
        assertThat(run.status()).isZero();
    }

    @Test
    @Order(6)
    void aProgramRunsFromItsSource() throws Exception {
        var program =
                Files.writeString(
                        directory.resolve("Program.java"),
                        """
                        import io.sockeye.Socket;
                        import io.sockeye.tools.ping.Ping;
                        import io.sockeye.wire.can.CanFrame;

                        void main(String[] args) throws Exception {
                            IO.println(Socket.pair().first().family() + " " + args[0] + " " + CanFrame.of("123#11"));
                            IO.println(Ping.class.getModule().getName());
                        }
                        """);
        var run = run(copy.resolve("sockeye"), "run", program.toString(), "argument");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsExactly("AF_UNIX argument 123#11", "io.sockeye.tools");
        assertThat(run.status()).isZero();
        assertThat(run(copy.resolve("sockeye"), "run").status()).isEqualTo(2);
        var absent = run(copy.resolve("sockeye"), "run", "Absent.java");
        assertThat(absent.err()).first().isEqualTo("sockeye: there is no file 'Absent.java'");
        assertThat(absent.status()).isEqualTo(2);
        for (var command : List.of("run", "shell"))
            assertThat(run(copy.resolve("sockeye"), command, "--help").out())
                    .first()
                    .asString()
                    .startsWith("Usage: sockeye " + command);
    }

    @Test
    @Order(6)
    void theReadmesExampleRuns() throws Exception {
        var readme = Files.readString(Path.of("../README.md"));
        var line = Pattern.compile("    ./sockeye run (examples/\\S+Links.java)").matcher(readme);
        assertThat(line.find()).isTrue();
        var run =
                run(
                        copy.resolve("sockeye"),
                        "run",
                        Path.of("..", line.group(1)).toRealPath().toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).anySatisfy(link -> assertThat(link).contains(": lo mtu"));
    }

    @Test
    @Order(7)
    void theBuildShowsWhyItFailed() throws Exception {
        for (var module : List.of("wire", "tools")) {
            var file = module + "/src/main/java/io/sockeye/" + module + "/Broken.java";
            var source = Files.writeString(copy.resolve(file), "class Broken {");
            var run = run(copy.resolve("sockeye"), "tour");
            Files.delete(source);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).anySatisfy(line -> assertThat(line).contains("Broken.java"));
        }
    }

    @Test
    @Order(8)
    void anUnknownPartOfTheBuildIsWrongUse() throws Exception {
        var run = run(copy.resolve("build"), "frobnicate");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).first().asString().startsWith("usage: ./build");
    }

    private static Command run(Path script, String... args) throws Exception {
        return Command.run(prepared(script, args), 240);
    }

    private static Command start(Path script, String options, String... args) throws Exception {
        var builder = prepared(script, args);
        builder.environment().put("JAVA_TOOL_OPTIONS", options);
        return Command.run(builder, 240);
    }

    private static ProcessBuilder prepared(Path script, String... args) {
        var words = new java.util.ArrayList<>(List.of(script.toString()));
        words.addAll(List.of(args));
        var builder = new ProcessBuilder(words).directory(Path.of("/").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static boolean isOnPath(String command) {
        for (var part : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(part, command))) return true;
        }
        return false;
    }
}
