package io.sockeye.bench.jmh;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_PRIORITY;
import static io.sockeye.option.TcpOptions.TCP_INFO;

import io.sockeye.Socket;
import io.sockeye.option.TcpInfo;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Options, one of an int and one of a struct.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class OptionBenchmark {
    private Socket socket;

    @Setup
    public void open() throws IOException {
        socket = Socket.open(AF_INET, SOCK_STREAM);
    }

    @TearDown
    public void close() throws IOException {
        socket.close();
    }

    @Benchmark
    public int getInt() throws IOException {
        return socket.get(SO_PRIORITY);
    }

    @Benchmark
    public Socket setInt() throws IOException {
        return socket.set(SO_PRIORITY, 3);
    }

    @Benchmark
    public TcpInfo getTcpInfo() throws IOException {
        return socket.get(TCP_INFO);
    }
}
