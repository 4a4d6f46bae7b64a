package io.sockeye.wire.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The kernel and the interpreter agree on any program and any packet.
class KernelTest {
    /// Attaches the program to a socket, sends the packet and says how much of it arrived; -1 is nothing.
    private static final String PROGRAM =
            """
            import ctypes, socket, struct, sys
            for line in sys.stdin:
                program, packet = (bytes.fromhex(word) for word in line.split(" "))
                near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
                with near, far:
                    memory = ctypes.create_string_buffer(program)
                    fprog = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(memory))
                    try:
                        far.setsockopt(socket.SOL_SOCKET, 26, fprog) # SO_ATTACH_FILTER
                    except OSError as refused:
                        print("refused", flush=True)
                        continue
                    near.send(packet)
                    far.setblocking(False)
                    try:
                        print(len(far.recv(4096)), flush=True)
                    except BlockingIOError:
                        print(-1, flush=True)
            """;

    @Test
    void theyAgree() throws Exception {
        var random = new Random(2026);
        try (var kernel = Kernel.start()) {
            int wanted = 0;
            int unknown = 0;
            for (int i = 0; i < 3_000; i++) {
                var program = Programs.random(random);
                var packet = new byte[1 + random.nextInt(60)];
                random.nextBytes(packet);
                long ours;
                try {
                    ours = program.run(ByteBuffer.wrap(packet));
                } catch (UnsupportedOperationException onlyTheKernelKnows) {
                    unknown++;
                    continue;
                }
                long length = ours == 0 ? -1 : Math.min(packet.length, ours);
                assertThat(kernel.run(program, packet))
                        .as("%s over %s", program, HexFormat.of().formatHex(packet))
                        .isEqualTo(String.valueOf(length));
                if (ours != 0) wanted++;
            }
            assertThat(wanted).isBetween(300, 2_700);
            assertThat(unknown).isLessThan(300);
        }
    }

    private record Kernel(Process process, PrintWriter in, BufferedReader out)
            implements AutoCloseable {
        static Kernel start() {
            try {
                var process =
                        new ProcessBuilder("python3", "-c", PROGRAM)
                                .redirectError(ProcessBuilder.Redirect.INHERIT)
                                .start();
                return new Kernel(
                        process,
                        new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true),
                        process.inputReader(StandardCharsets.US_ASCII));
            } catch (IOException absent) {
                return abort("needs python3: apt-get install python3");
            }
        }

        String run(BpfProgram program, byte[] packet) throws IOException {
            var hex = HexFormat.of();
            in.println(hex.formatHex(program.toBytes()) + " " + hex.formatHex(packet));
            return out.readLine();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
