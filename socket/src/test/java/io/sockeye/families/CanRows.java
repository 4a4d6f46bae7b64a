package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_CAN;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.CanProtocol;
import io.sockeye.address.CanSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.CanFilter;
import io.sockeye.option.CanOptions;
import io.sockeye.resolve.NetInterface;
import io.sockeye.testing.ThreadKind;
import io.sockeye.wire.can.BcmFlags;
import io.sockeye.wire.can.BcmMessage;
import io.sockeye.wire.can.BcmOpcode;
import io.sockeye.wire.can.CanFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Over vcan0, which whoever runs this has made and which takes frames of every format that the kernel has.
final class CanRows {
    private static final Row.Kind RAW = Row.Kind.of(AF_CAN, SOCK_RAW, CanProtocol.CAN_RAW);

    private CanRows() {}

    static List<Row> all() {
        return List.of(
                Row.exchanges(RAW, "classical", CanRows::classical),
                Row.exchanges(RAW, "FD", CanRows::flexible),
                Row.exchanges(RAW, "XL", CanRows::extraLong),
                Row.exchanges(RAW, "filters", CanRows::filters),
                Row.exchanges(
                        Row.Kind.of(AF_CAN, SOCK_DGRAM, CanProtocol.CAN_BCM), CanRows::broadcast),
                Row.exchanges(
                        Row.Kind.of(AF_CAN, SOCK_DGRAM, CanProtocol.CAN_ISOTP), CanRows::segments),
                Row.exchanges(
                        Row.Kind.of(AF_CAN, SOCK_DGRAM, CanProtocol.CAN_J1939),
                        CanRows::parameterGroup));
    }

    private static int bus() throws IOException {
        return NetInterface.named("vcan0").index();
    }

    private static Socket raw() throws IOException {
        return RAW.open().bind(SocketAddress.can(bus()));
    }

    private static void classical(Row.Kind kind) throws Exception {
        for (var threads : ThreadKind.values()) {
            try (var near = raw();
                    var far = raw()) {
                for (var text : List.of("123#DEADBEEF", "12345678#0011223344556677", "123#R3")) {
                    var frame = CanFrame.of(text);
                    var waiting = threads.start(() -> far.recvFrom(100)).awaitWaiting();
                    near.sendAll(frame.toBytes());
                    var received = waiting.result();
                    assertThat(CanFrame.parse(ByteBuffer.wrap(received.data()))).isEqualTo(frame);
                    assertThat(received.from()).isEqualTo(SocketAddress.can(bus()));
                }
            }
        }
    }

    private static void flexible(Row.Kind kind) throws Exception {
        try (var near = raw().set(CanOptions.CAN_RAW_FD_FRAMES, true);
                var far = raw().set(CanOptions.CAN_RAW_FD_FRAMES, true)) {
            var frame = CanFrame.of("123##1" + "5A".repeat(48));
            near.sendAll(frame.toBytes());
            var received = CanFrame.parse(ByteBuffer.wrap(far.recv(100)));
            assertThat(received.data()).isEqualTo(frame.data());
            assertThat(received.id()).isEqualTo(0x123);
        }
    }

    private static void extraLong(Row.Kind kind) throws Exception {
        try (var near = raw().set(CanOptions.CAN_RAW_XL_FRAMES, true);
                var far = raw().set(CanOptions.CAN_RAW_XL_FRAMES, true)) {
            var frame = CanFrame.of("00123#80:03:12345678#" + "5A".repeat(1000));
            near.sendAll(frame.toBytes());
            assertThat(CanFrame.parse(ByteBuffer.wrap(far.recv(CanFrame.CANXL_MAX_MTU))))
                    .isEqualTo(frame);
        }
    }

    private static void filters(Row.Kind kind) throws Exception {
        try (var near = raw();
                var far =
                        raw().set(
                                        CanOptions.CAN_RAW_FILTER,
                                        List.of(new CanFilter(0x120, 0x7f0)))) {
            for (int id : new int[] {0x200, 0x12f}) near.sendAll(CanFrame.of(id).toBytes());
            assertThat(CanFrame.parse(ByteBuffer.wrap(far.recv(100))).id()).isEqualTo(0x12f);
        }
    }

    private static void broadcast(Row.Kind kind) throws Exception {
        var frame = CanFrame.of("321#01.02");
        try (var sender = kind.open().connect(SocketAddress.can(bus()));
                var listener = kind.open().connect(SocketAddress.can(bus()));
                var bus = raw()) {
            listener.sendAll(BcmMessage.hear(0x321, BcmFlags.RX_FILTER_ID).toBytes());
            sender.sendAll(BcmMessage.sendEach(Duration.ofMillis(5), 0x321, frame).toBytes());
            for (int i = 0; i < 3; i++)
                assertThat(CanFrame.parse(ByteBuffer.wrap(bus.recv(100)))).isEqualTo(frame);
            var heard = BcmMessage.parse(ByteBuffer.wrap(listener.recv(1000)));
            assertThat(heard.opcode()).isSameAs(BcmOpcode.RX_CHANGED);
            assertThat(heard.frames()).containsExactly(frame);
        }
    }

    private static void segments(Row.Kind kind) throws Exception {
        var message = new byte[500];
        new Random(7).nextBytes(message);
        try (var near = kind.open().bind(new CanSocketAddress.Isotp(bus(), 0x700, 0x701));
                var far = kind.open().bind(new CanSocketAddress.Isotp(bus(), 0x701, 0x700))) {
            var waiting = ThreadKind.VIRTUAL.start(() -> far.recv(4096)).awaitWaiting();
            near.sendAll(message);
            assertThat(waiting.result()).isEqualTo(message);
        }
    }

    private static void parameterGroup(Row.Kind kind) throws Exception {
        var no = CanSocketAddress.J1939_NO_NAME;
        int pgn = 0x0ea00;
        try (var near = kind.open();
                var far = kind.open()) {
            near.bind(new CanSocketAddress.J1939(bus(), no, CanSocketAddress.J1939_NO_PGN, 0x20));
            far.bind(new CanSocketAddress.J1939(bus(), no, CanSocketAddress.J1939_NO_PGN, 0x30));
            // More than one frame: the transport protocol takes part.
            var message = new byte[40];
            message[39] = 42;
            near.sendTo(message, new CanSocketAddress.J1939(bus(), no, pgn, 0x30));
            var received = far.recvFrom(100);
            assertThat(received.data()).isEqualTo(message);
            assertThat(received.from())
                    .isInstanceOfSatisfying(
                            CanSocketAddress.J1939.class,
                            from -> {
                                assertThat(from.address()).isEqualTo(0x20);
                                assertThat(from.pgn()).isEqualTo(pgn);
                            });
        }
    }
}
