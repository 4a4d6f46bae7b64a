package io.sockeye.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Names in namespaces of their own: there the hosts are ours, the machine's name may be changed, and nobody answers for DNS.
@ExtendWith(NoLeaks.class)
@RequiresCommand({"unshare", "ip", "mount", "python3"})
@Timeout(60)
@Tag("slow")
class OwnNamesTest {
    private static final String HOSTS =
            """
            127.0.0.1 localhost
            ::1 localhost six.own.test six
            127.0.0.9 www.own.test www alias.own.test
            127.0.0.10 www.own.test second
            fd00::9 www.own.test
            127.0.0.11 nodot dot.own.test
            127.0.0.12 xn--bcher-kva.test
            127.0.0.13 onlyname other
            127.0.0.14 many.own.test\
            """
                    // More than the first buffer holds.
                    + " an-alias-of-thirty-bytes-and-one".repeat(200)
                    + "\n";

    private static final String SETUP =
            """
            set -e
            ip link set lo up
            mount --bind "$0/hosts" /etc/hosts
            mount --bind "$0/nsswitch.conf" /etc/nsswitch.conf
            mount --bind "$0/resolv.conf" "$(readlink -f /etc/resolv.conf)"
            exec "$@"
            """;

    private static final List<String> NAMES =
            List.of(
                    "localhost",
                    "www.own.test",
                    "www",
                    "alias.own.test",
                    "www.own.test.",
                    "second",
                    "WWW.own.TEST",
                    " www ",
                    "six",
                    "six.own.test",
                    "nodot",
                    "dot.own.test",
                    "onlyname",
                    "many.own.test",
                    "127.0.0.14",
                    "other",
                    "bücher.test",
                    "BÜCHER.test",
                    "xn--bcher-kva.test",
                    "127.0.0.9",
                    "127.9",
                    "0x7f.9",
                    "0177.0.0.011",
                    "2130706441",
                    "127.0.0.11",
                    "127.0.0.12",
                    "127.0.0.13",
                    "192.0.2.1",
                    "::1",
                    "fd00::9",
                    "::ffff:127.0.0.9",
                    "FD00::9",
                    "fe80::1%lo",
                    "fe80::1%1",
                    "ff02::1%lo",
                    "fe80::1%nosuch",
                    "fe80::1",
                    "0.0.0.0",
                    "::",
                    "<broadcast>",
                    "1.2.3.4.5",
                    "127.0.0.9 x",
                    "ü".repeat(70),
                    "ü..test",
                    "xn--ü.test",
                    "😀.test");

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        Files.writeString(folder.resolve("hosts"), HOSTS);
        Files.writeString(folder.resolve("nsswitch.conf"), "hosts: files dns\n");
        Files.writeString(
                folder.resolve("resolv.conf"),
                "nameserver 127.0.0.53\noptions timeout:20 attempts:1\n");
        Files.write(folder.resolve("names"), NAMES);
        try (var script = getClass().getResourceAsStream("own-names.py")) {
            Files.write(folder.resolve("own-names.py"), script.readAllBytes());
        }
        var probe = new ArrayList<>(unshare());
        probe.add("true");
        try (var peer = Peer.start(probe.toArray(String[]::new))) {
            assumeTrue(
                    peer.exitCode() == 0,
                    "namespaces are not permitted: run as root, or allow user namespaces");
        }
    }

    private static List<String> unshare() {
        boolean root = System.getProperty("user.name").equals("root");
        return root ? List.of("unshare", "-mnu") : List.of("unshare", "-Urmnu");
    }

    private List<String> inNamespaces() {
        var command = new ArrayList<>(unshare());
        command.addAll(List.of("bash", "-c", SETUP, folder.toString()));
        return command;
    }

    @Test
    void everyFunctionAnswersWhatPythonsDoes() throws Exception {
        var names = folder.resolve("names").toString();
        var command = inNamespaces();
        command.addAll(List.of("python3", folder.resolve("own-names.py").toString(), names));
        try (var python = Peer.start(command.toArray(String[]::new));
                var java =
                        ChildJvm.start(
                                inNamespaces(),
                                List.of("-Dstdout.encoding=UTF-8"),
                                OwnNamesProgram.class,
                                "table",
                                names)) {
            var ours = answers(java);
            assertThat(ours).hasSize(NAMES.size() * (4 + 4 * 3 * 10 * 4 + 32));
            assertThat(String.join("\n", ours)).isEqualTo(String.join("\n", answers(python)));
        }
    }

    /// Where the name service is not even asked, CPython tells the h_errno of an earlier question.
    private static List<String> answers(Peer peer) throws Exception {
        return peer.rest()
                .lines()
                .map(line -> line.replaceFirst("(<(<broadcast>|::|::ffff.*)> herror) \\d", "$1"))
                .toList();
    }

    @Test
    void theNameOfTheHostTheErrnoAndTheEndOfAWait() throws Exception {
        var command = inNamespaces();
        command.addAll(List.of("prlimit", "--nofile=80:80"));
        var archive = ChildJvm.archive(folder.resolve("classes.jar"));
        var options =
                List.of(
                        "-XX:-MaxFDLimit",
                        "-Dstdout.encoding=UTF-8",
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        try (var java = ChildJvm.start(command, options, archive, OwnNamesProgram.class, "rest")) {
            assertThat(java.rest().lines())
                    .containsExactly(
                            "ok the host has another name",
                            "without a descriptor: [caused by EMFILE, caused by EMFILE, EMFILE,"
                                    + " EMFILE, EMFILE]",
                            "ok interrupted on PLATFORM",
                            "ok connecting to a name on PLATFORM",
                            "ok interrupted on VIRTUAL",
                            "ok connecting to a name on VIRTUAL",
                            "ok beside those who ask in vain");
        }
    }

    /// Root of nothing: in a user namespace of its own, but in the machine's UTS namespace.
    @Test
    void withoutTheCapabilityTheNameStays() throws Exception {
        var before = Netdb.getHostName();
        var options = List.of("-Dstdout.encoding=UTF-8");
        try (var java =
                ChildJvm.start(
                        List.of("unshare", "-Ur"),
                        options,
                        OwnNamesProgram.class,
                        "unprivileged")) {
            assertThat(java.rest())
                    .contains("PermissionException: sethostname: Operation not permitted (EPERM); ")
                    .contains("capability");
        }
        assertThat(Netdb.getHostName()).isEqualTo(before);
    }
}
