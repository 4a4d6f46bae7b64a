package io.sockeye.bench.jmh;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Addresses as text, and as the bytes that the kernel knows.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class AddressBenchmark {
    /// `inet` or `unix`.
    @Param({"inet", "unix"})
    public String family = "inet";

    private Socket socket;
    private SocketAddress address;
    private String text;

    /// The kernel chooses the port or the name.
    @Setup
    public void open() throws IOException {
        socket =
                family.equals("inet")
                        ? Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0))
                        : Socket.open(AF_UNIX, SOCK_DGRAM).bind(SocketAddress.unnamed());
        address = socket.localAddress();
        text = address.toString();
    }

    @TearDown
    public void close() throws IOException {
        socket.close();
    }

    @Benchmark
    public SocketAddress parse() {
        return SocketAddress.parse(text);
    }

    @Benchmark
    public String print() {
        return address.toString();
    }

    /// getsockname(2) and the decoding of what it answers.
    @Benchmark
    public SocketAddress decode() throws IOException {
        return socket.localAddress();
    }

    /// The encoding of an address and connect(2), which for a datagram socket only notes it.
    @Benchmark
    public Socket encode() throws IOException {
        return socket.connect(address);
    }
}
