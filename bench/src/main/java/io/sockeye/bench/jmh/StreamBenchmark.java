package io.sockeye.bench.jmh;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.TcpOptions.TCP_NODELAY;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
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

/// Both ends of a stream in one thread: nothing waits.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class StreamBenchmark {
    private static final int SIZE = 64;

    /// `tcp` or `unix`.
    @Param({"tcp", "unix"})
    public String family = "tcp";

    private final byte[] bytes = new byte[SIZE];
    private final MemorySegment segment = Arena.global().allocate(SIZE);
    private Socket near;
    private Socket far;

    @Setup
    public void open() throws IOException {
        var pair = family.equals("tcp") ? tcp() : Socket.pair();
        near = pair.first();
        far = pair.second();
    }

    private static SocketPair tcp() throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
            return new SocketPair(near.set(TCP_NODELAY, true), listener.accept());
        }
    }

    @TearDown
    public void close() throws IOException {
        near.close();
        far.close();
    }

    @Benchmark
    public int sendRecvBytes() throws IOException {
        near.sendAll(bytes);
        return far.recvInto(bytes);
    }

    @Benchmark
    public int sendRecvSegment() throws IOException {
        near.sendAll(segment);
        return far.recvInto(segment);
    }

    @Benchmark
    public byte[] sendRecvFreshArray() throws IOException {
        near.sendAll(bytes);
        return far.recv(SIZE);
    }

    @Benchmark
    public int tryRecvBytes() throws IOException {
        return far.tryRecvInto(bytes, 0, SIZE);
    }

    @Benchmark
    public int tryRecvSegment() throws IOException {
        return far.tryRecvInto(segment);
    }
}
