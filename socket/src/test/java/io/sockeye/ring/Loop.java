package io.sockeye.ring;

import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.PacketOptions.PACKET_IGNORE_OUTGOING;
import static io.sockeye.option.SocketOptions.SO_ATTACH_FILTER;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.address.PacketProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.PermissionException;
import io.sockeye.option.SocketFilter;
import io.sockeye.resolve.NetInterface;
import io.sockeye.wire.bpf.BpfProgram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// Two packet sockets on the loopback interface, which see nobody else's frames: one to send, one for a ring.
public final class Loop implements AutoCloseable {
    /// For experiments of whoever likes: IEEE 802.
    static final PacketProtocol PROTOCOL = PacketProtocol.of(0x88b5);

    /// Ethernet's, and the token.
    static final int HEADER = 18;

    private static final AtomicInteger COUNT = new AtomicInteger();

    final int index;
    final Socket receiver;
    public final Socket sender;
    private final int token;

    private Loop(int index, Socket receiver, Socket sender, int token) {
        this.index = index;
        this.receiver = receiver;
        this.sender = sender;
        this.token = token;
    }

    static Loop open() throws IOException {
        return open(0x40000);
    }

    /// @param snapLength how much of each frame the filter leaves
    static Loop open(int snapLength) throws IOException {
        return open(NetInterface.named("lo").index(), snapLength);
    }

    /// @param index the loopback interface
    @SuppressWarnings("MustBeClosedChecker") // the caller's to close
    public static Loop open(int index, int snapLength) throws IOException {
        int token = (int) ProcessHandle.current().pid() * 1000 + COUNT.incrementAndGet();
        var receiver = packetSocket();
        try {
            receiver.set(SO_ATTACH_FILTER, filter(token, snapLength))
                    .set(PACKET_IGNORE_OUTGOING, true)
                    .bind(SocketAddress.packet(index, PROTOCOL));
            return new Loop(index, receiver, sender(index), token);
        } catch (IOException e) {
            try (receiver) {
                throw e;
            }
        }
    }

    private static Socket sender(int index) throws IOException {
        var socket = packetSocket();
        try {
            return socket.bind(SocketAddress.packet(index, PacketProtocol.of(0)));
        } catch (IOException e) {
            try (socket) {
                throw e;
            }
        }
    }

    static Socket packetSocket() throws IOException {
        try {
            return Socket.open(AF_PACKET, SOCK_RAW);
        } catch (PermissionException e) {
            return abort("needs CAP_NET_RAW: run as root");
        }
    }

    private static SocketFilter filter(int token, int snapLength) {
        var program =
                """
                      ld [14]
                      jne #%d, drop
                      ret #%d
                drop: ret #0
                """
                        .formatted(token & 0xffffffffL, snapLength);
        return SocketFilter.of(BpfProgram.assemble(program).toBytes());
    }

    public PacketRing ring(RingOptions options) throws IOException {
        return PacketRing.open(receiver, options);
    }

    /// A frame with so many bytes behind header and token.
    public byte[] frame(int length, int number) {
        var frame = ByteBuffer.allocate(HEADER + length);
        frame.position(12).putShort((short) PROTOCOL.number()).putInt(token);
        for (int i = 0; frame.hasRemaining(); i++) frame.put((byte) (number * 31 + i));
        return frame.array();
    }

    /// Sends frames of so many bytes behind header and token.
    void send(int count, int length) throws IOException {
        for (int i = 0; i < count; i++) sender.send(frame(length, i));
    }

    @Override
    public void close() throws IOException {
        receiver.close();
        sender.close();
    }
}
