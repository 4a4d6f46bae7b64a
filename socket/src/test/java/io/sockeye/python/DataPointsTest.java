package io.sockeye.python;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Data, streams and files, where Python's sockets are often copied wrongly: docs/python-behaviour.md.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class DataPointsTest {
    private static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }

    private static SocketPair tcp() throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            var near = Socket.open(AF_INET, SOCK_STREAM).connect(listener.localAddress());
            return new SocketPair(near, listener.accept());
        }
    }

    @Test
    void receivingNothingFromADatagramSocketIsACall() throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            var near = pair.first().nonBlocking();
            assertThatExceptionOfType(WouldBlockException.class).isThrownBy(() -> near.recvFrom(0));
            pair.second().send(text("gone"));
            var datagram = near.recvFrom(0);
            assertThat(datagram.data()).isEmpty();
            assertThat(datagram.truncated()).isTrue();
            assertThatExceptionOfType(WouldBlockException.class).isThrownBy(() -> near.recvFrom(9));
        }
    }

    @Test
    void nothingIsSentOrReceivedByAClosedSocket() throws Exception {
        var socket = Socket.open(AF_INET, SOCK_STREAM);
        socket.close();
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> socket.recv(0));
        assertThatExceptionOfType(ClosedChannelException.class)
                .isThrownBy(() -> socket.recvInto(new byte[0]));
        assertThatExceptionOfType(ClosedChannelException.class)
                .isThrownBy(() -> socket.sendAll(new byte[0]));
    }

    @Test
    void aMessageWithoutBuffersIsReceived() throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            pair.first().send(text("cut"));
            try (var message = pair.second().recvMessageInto(List.of(), 0, MessageFlags.none())) {
                assertThat(message.count()).isZero();
                assertThat(message.flags().contains(MessageFlags.MSG_TRUNC)).isTrue();
            }
        }
    }

    @Test
    void aConnectedStreamNamesNoSender() throws Exception {
        for (var pair : List.of(tcp(), Socket.pair())) {
            try (pair) {
                pair.first().sendAll(text("abcdef"));
                assertThat(pair.second().recvFrom(2).from()).isEqualTo(SocketAddress.none());
                assertThat(pair.second().recvFromInto(ByteBuffer.allocate(2)).from())
                        .isEqualTo(SocketAddress.none());
                try (var message = pair.second().recvMessage(1)) {
                    assertThat(message.from()).isEqualTo(SocketAddress.none());
                    assertThat(message.flags())
                            .as("a stream is never cut")
                            .isEqualTo(MessageFlags.none());
                }
            }
        }
    }

    @Test
    void aStreamReadsNoFurtherThanAsked() throws Exception {
        try (var pair = tcp()) {
            pair.first().sendAll(text("one\ntwo\nthree"));
            assertThat(pair.second().asInputStream().readNBytes(4)).isEqualTo(text("one\n"));
            assertThat(pair.second().recvExactly(4)).isEqualTo(text("two\n"));
            assertThat(pair.second().asInputStream().read()).isEqualTo('t');
        }
    }

    @Test
    void aStreamGoesOnAfterATimeout() throws Exception {
        try (var pair = tcp()) {
            var near = pair.first().timeout(Duration.ofMillis(20));
            var in = near.asInputStream();
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
            pair.second().send(text("x"));
            near.timeout(Duration.ofSeconds(20));
            assertThat(in.read()).isEqualTo('x');
        }
    }

    @Test
    void theStreamsOfAClosedSocketAreClosed() throws Exception {
        var pair = tcp();
        var in = pair.first().asInputStream();
        var out = pair.first().asOutputStream();
        pair.close();
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(in::read);
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(() -> out.write(1));
    }

    @Test
    void aFileGoesOutThroughStreamsThatMayWaitOnly(@TempDir Path folder) throws Exception {
        var path = Files.write(folder.resolve("file"), text("0123456789"));
        try (var pair = Socket.pair();
                var file = OwnedDescriptor.open(path)) {
            assertThat(pair.first().sendFile(file, 4, 3)).isEqualTo(3);
            assertThat(pair.second().recv(9)).isEqualTo(text("456"));
            assertThat(file.asInputStream().readNBytes(2)).isEqualTo(text("01"));
            pair.first().nonBlocking();
            assertThat(pair.first().sendFile(file, 0, 10)).isEqualTo(10);
            assertThat(pair.second().recvExactly(10)).isEqualTo(text("0123456789"));
        }
    }

    @Test
    void aNonBlockingSocketHasNoStreams() throws Exception {
        try (var pair = Socket.pair()) {
            var in = pair.first().nonBlocking().asInputStream();
            assertThatExceptionOfType(IllegalBlockingModeException.class).isThrownBy(in::read);
        }
    }

    @Test
    void theReceivedBytesAloneAreWritten() throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            pair.first().send(text("ab"));
            var into = ByteBuffer.wrap(text("......"));
            assertThat(pair.second().recvInto(into)).isEqualTo(2);
            assertThat(into.position()).isEqualTo(2);
            assertThat(into.array()).isEqualTo(text("ab...."));
        }
    }
}
