package io.sockeye.bulk;

import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// As [BulkTest], over the streams that a guest has, with as many bytes as an emulator moves in a moment. The guest's test of families runs
/// it, there alone.
@ExtendWith(NoLeaks.class)
@Timeout(60)
public class BulkInGuest {
    private static final int SIZE = 500_000;

    /// What SCTP takes as one message must fit into the send buffer.
    private static final int PIECE = 16 * 1024;

    private static final int SMALL_PIECE = 1024;

    @TempDir Path folder;

    /// Streams.
    enum Kind implements BulkTest.Opening {
        MPTCP(SocketAddress.loopback(0), IpProtocol.IPPROTO_MPTCP),
        SCTP(SocketAddress.loopback(0), IpProtocol.IPPROTO_SCTP),
        VSOCK(
                new VsockSocketAddress(
                        VsockSocketAddress.VMADDR_CID_LOCAL, VsockSocketAddress.VMADDR_PORT_ANY),
                Protocol.of(AddressFamily.AF_VSOCK, 0));

        private final SocketAddress address;
        private final Protocol protocol;

        Kind(SocketAddress address, Protocol protocol) {
            this.address = address;
            this.protocol = protocol;
        }

        @Override
        public SocketPair open() throws IOException {
            try (var listener = Socket.open(address.family(), SOCK_STREAM, protocol)) {
                listener.bind(address).listen();
                var near = Socket.open(address.family(), SOCK_STREAM, protocol);
                return new SocketPair(near.connect(listener.localAddress()), listener.accept());
            }
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(ThreadKind.values())
                .flatMap(kind -> Stream.of(Kind.values()).map(ends -> Arguments.of(kind, ends)));
    }

    private static void sendInPieces(Socket socket, byte[] data, int piece) throws IOException {
        for (int from = 0; from < data.length; from += piece)
            socket.sendAll(data, from, Math.min(piece, data.length - from));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void byteByByte(ThreadKind kind, Kind ends) throws Exception {
        BulkTest.move(
                kind,
                ends,
                SIZE / 20,
                (socket, data) -> sendInPieces(socket, data, PIECE),
                BulkTest::receiveSingly);
    }

    /// SCTP acknowledges every second message, or a message alone after 200 ms: with room for few it takes long.
    @ParameterizedTest
    @MethodSource("ways")
    void smallSendBuffer(ThreadKind kind, Kind ends) throws Exception {
        BulkTest.move(
                kind,
                ends,
                ends == Kind.SCTP ? SIZE / 50 : SIZE,
                (socket, data) -> {
                    socket.set(SO_SNDBUF, 1);
                    sendInPieces(socket, data, SMALL_PIECE);
                },
                BulkTest::receive);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void outOfAFile(ThreadKind kind, Kind ends) throws Exception {
        var source = folder.resolve("source");
        BulkTest.move(
                kind,
                ends,
                SIZE,
                (socket, data) -> {
                    Files.write(source, data);
                    assertThat(socket.sendFile(source)).isEqualTo(data.length);
                },
                BulkTest::receive);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void outOfAnotherStream(ThreadKind kind, Kind ends) throws Exception {
        try (var hop = BulkTest.Ends.TCP4.open()) {
            BulkTest.move(
                    kind,
                    ends,
                    SIZE,
                    (socket, data) -> {
                        var feeding =
                                kind.start(() -> {
                                    hop.first().sendAll(data);
                                    hop.first().shutdown(Shutdown.SHUT_WR);
                                    return 0;
                                });
                        assertThat(hop.second().splice(socket, Long.MAX_VALUE))
                                .isEqualTo(data.length);
                        feeding.result();
                    },
                    BulkTest::receive);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void inHundredsOfBuffers(ThreadKind kind, Kind ends) throws Exception {
        BulkTest.move(kind, ends, SIZE, BulkInGuest::sendInBuffers, BulkTest::receiveInBuffers);
    }

    /// 400 at a time, of lengths from 0 to 399 bytes.
    private static void sendInBuffers(Socket socket, byte[] data) throws IOException {
        for (int from = 0; from < data.length; ) {
            var buffers = new ByteBuffer[400];
            for (int i = 0; i < buffers.length; i++) {
                int length = Math.min(i, data.length - from);
                buffers[i] = ByteBuffer.wrap(data, from, length);
                from += length;
            }
            socket.sendAll(Message.of(buffers));
        }
    }
}
