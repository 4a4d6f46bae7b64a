package io.sockeye.bench.jmh;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;

import io.sockeye.Arrival;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/// A datagram of 64 bytes to an address, and from one, beside java.net.DatagramSocket.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class DatagramBenchmark {
    private static final int SIZE = 64;

    private final byte[] bytes = new byte[SIZE];
    private Socket sender;
    private Socket receiver;
    private SocketAddress address;
    private DatagramSocket netSender;
    private DatagramSocket netReceiver;
    private InetSocketAddress netAddress;

    @Setup
    public void open() throws IOException {
        sender = Socket.open(AF_INET, SOCK_DGRAM);
        receiver = Socket.open(AF_INET, SOCK_DGRAM).bind(SocketAddress.loopback(0));
        address = receiver.localAddress();
        netSender = new DatagramSocket();
        netReceiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        netAddress = (InetSocketAddress) netReceiver.getLocalSocketAddress();
    }

    @TearDown
    public void close() throws IOException {
        sender.close();
        receiver.close();
        netSender.close();
        netReceiver.close();
    }

    @Benchmark
    public Arrival sendToRecvFrom() throws IOException {
        sender.sendTo(bytes, address);
        return receiver.recvFromInto(bytes, 0, SIZE);
    }

    @Benchmark
    public DatagramPacket netSendReceive() throws IOException {
        netSender.send(new DatagramPacket(bytes, SIZE, netAddress));
        var packet = new DatagramPacket(bytes, SIZE);
        netReceiver.receive(packet);
        return packet;
    }
}
