package io.sockeye.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server whose accept(2) fails goes on with those it has, costs nothing meanwhile, and comes back by itself.
@ExtendWith(NoLeaks.class)
@Timeout(120)
@Tag("slow")
class ExhaustedTest {
    private static final int CLIENTS = 500;
    private static final int DESCRIPTORS = 64;

    @TempDir Path folder;

    /// A server in a process of its own.
    private record Child(Peer peer, SocketAddress address, List<String> complaints) {
        static Child start(List<String> before, List<String> options, String classPath)
                throws Exception {
            var peer = ChildJvm.start(before, options, classPath, ExhaustedProgram.class);
            return new Child(peer, SocketAddress.parse(peer.line()), new ArrayList<>());
        }

        /// How often accept has failed so far.
        long refusals() throws Exception {
            peer.write("how often\n");
            while (true) {
                var line = peer.line();
                if (line.matches("\\d+")) return Long.parseLong(line);
                complaints.add(line);
                if (line.isEmpty()) throw new AssertionError(complaints);
            }
        }

        void end() throws Exception {
            peer.endInput();
            complaints.addAll(peer.rest().lines().toList());
        }
    }

    private Child limited() throws Exception {
        var limit = "prlimit --nofile=%d:%d".formatted(DESCRIPTORS, DESCRIPTORS).split(" ");
        var options = List.of("-XX:-MaxFDLimit");
        return Child.start(List.of(limit), options, ChildJvm.archive(folder.resolve("tests.jar")));
    }

    @Test
    @RequiresCommand("prlimit")
    void withoutDescriptorsItWaitsAndRecovers() throws Exception {
        exhausted(Duration.ofSeconds(2));
    }

    @Test
    @Tag("soak")
    @RequiresCommand("prlimit")
    void withoutDescriptorsForHalfAMinute() throws Exception {
        exhausted(Duration.ofSeconds(30));
    }

    /// 500 clients, of whom most wait in the queue.
    private void exhausted(Duration time) throws Exception {
        var clients = new ArrayDeque<Socket>();
        var child = limited();
        try (var _ = child.peer()) {
            for (int i = 0; i < CLIENTS; i++) clients.add(Echo.client(child.address()));
            var served = clients.getFirst();
            Echo.round(served, "served");
            long refusals = child.refusals();
            var cpu = child.peer().cpu();
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> served.timeout(time).recv(1));
            cpu = child.peer().cpu().minus(cpu);
            refusals = child.refusals() - refusals;
            Echo.round(served, "still served");
            assertThat(refusals).as("accepts that failed").isBetween(1L, 200L);
            assertThat(cpu).isLessThan(time.dividedBy(10));
            // All others leave: the last one in the queue is served within a second.
            var last = clients.removeLast().timeout(Duration.ofSeconds(1));
            while (!clients.isEmpty()) clients.removeLast().close();
            clients.add(last);
            Echo.round(last, "recovered");
            child.end();
        } finally {
            for (var client : clients) client.close();
        }
        assertThat(child.complaints()).filteredOn(line -> line.contains("EMFILE")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EMFILE",
                "ENFILE",
                "ENOMEM",
                "ENOBUFS",
                "ECONNABORTED",
                "EPERM",
                "ENETDOWN",
                "EPROTO"
            })
    @RequiresCommand("strace")
    void whateverAcceptSaysTheNextOneIsServed(String errno) throws Exception {
        var inject = "inject=accept4:error=" + errno + ":when=1..6";
        var strace =
                List.of(
                        "strace",
                        "-f",
                        "-qq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "signal=none",
                        "--seccomp-bpf",
                        "-e",
                        "trace=accept4",
                        "-e",
                        inject);
        // strace counts for each thread: the intake has one carrier.
        var options =
                List.of(
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        var child = Child.start(strace, options, ChildJvm.classPath());
        try (var _ = child.peer()) {
            for (int i = 0; i < 10; i++) {
                try (var client = Echo.client(child.address())) {
                    Echo.round(client, "client " + i);
                    Echo.end(client);
                }
            }
            assertThat(child.refusals()).as("accepts that failed").isEqualTo(6);
            child.end();
        }
        assertThat(child.complaints().stream().filter(line -> line.contains(errno)).count())
                .isLessThanOrEqualTo(1);
    }
}
