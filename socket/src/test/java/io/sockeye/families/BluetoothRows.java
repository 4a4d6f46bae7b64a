package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_BLUETOOTH;
import static io.sockeye.address.BluetoothSocketAddress.HCI_CHANNEL_CONTROL;
import static io.sockeye.address.BluetoothSocketAddress.HCI_CHANNEL_RAW;
import static io.sockeye.address.BluetoothSocketAddress.HCI_DEV_NONE;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.families.Exchanges.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.address.BluetoothAddress;
import io.sockeye.address.BluetoothProtocol;
import io.sockeye.address.BluetoothSocketAddress;
import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.option.BluetoothOptions;
import io.sockeye.option.HciFilter;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Over two adapters without radio that hear each other, hci0 and hci1: `btvirt -l2` of the package bluez-test-tools makes them.
final class BluetoothRows {
    private static final Row.Kind HCI =
            Row.Kind.of(AF_BLUETOOTH, SOCK_RAW, BluetoothProtocol.BTPROTO_HCI);

    /// Commands and events of the kernel's management interface: doc/mgmt-api.txt of BlueZ.
    private static final int READ_VERSION = 0x0001;

    private static final int READ_INFO = 0x0004;
    private static final int SET_POWERED = 0x0005;
    private static final int SET_CONNECTABLE = 0x0007;
    private static final int COMMAND_COMPLETE = 0x0001;
    private static final int COMMAND_STATUS = 0x0002;
    private static final int STATUS = 8;
    private static final int ATTEMPTS = 10;

    private BluetoothRows() {}

    static List<Row> all() {
        return List.of(
                Row.exchanges(HCI, "controller", BluetoothRows::command),
                Row.exchanges(HCI, "management", BluetoothRows::version),
                Row.exchanges(
                        kind(SOCK_SEQPACKET, BluetoothProtocol.BTPROTO_L2CAP),
                        kind ->
                                connected(
                                        kind,
                                        (at, _) ->
                                                new BluetoothSocketAddress.L2cap(
                                                        at, 0x1001, 0, 0))),
                Row.exchanges(
                        kind(SOCK_STREAM, BluetoothProtocol.BTPROTO_L2CAP),
                        kind ->
                                connected(
                                        kind,
                                        (at, _) ->
                                                new BluetoothSocketAddress.L2cap(
                                                        at, 0x1003, 0, 0))),
                Row.opens(
                        kind(SOCK_DGRAM, BluetoothProtocol.BTPROTO_L2CAP),
                        "connectionless data needs a connection of another socket below"),
                Row.exchanges(
                        kind(SOCK_STREAM, BluetoothProtocol.BTPROTO_RFCOMM),
                        // A channel stays taken until its end has gone both ways: EBUSY.
                        kind ->
                                connected(
                                        kind,
                                        (at, number) ->
                                                new BluetoothSocketAddress.Rfcomm(at, 5 + number))),
                Row.opens(
                        kind(SOCK_SEQPACKET, BluetoothProtocol.BTPROTO_SCO),
                        "voice needs a controller that carries it"),
                Row.opens(
                        kind(SOCK_RAW, BluetoothProtocol.BTPROTO_BNEP),
                        "it has ioctls and no data"),
                Row.opens(
                        kind(SOCK_RAW, BluetoothProtocol.BTPROTO_HIDP),
                        "it has ioctls and no data"));
    }

    private static Row.Kind kind(SocketType type, BluetoothProtocol protocol) {
        return Row.Kind.of(AF_BLUETOOTH, type, protocol);
    }

    @FunctionalInterface
    private interface Shape {
        SocketAddress at(BluetoothAddress address, int number);
    }

    private static void connected(Row.Kind kind, Shape shape) throws Exception {
        try (var control = control()) {
            for (int adapter : new int[] {0, 1}) {
                power(control, adapter);
                ask(control, SET_CONNECTABLE, adapter, (byte) 1);
            }
            var info = ask(control, READ_INFO, 1);
            var address = new BluetoothAddress(Bytes.of(reversed(Arrays.copyOf(info, 6))));
            for (var threads : ThreadKind.values()) {
                var at = shape.at(address, threads.ordinal());
                connect(kind, threads, at, at, _ -> {});
            }
            var nobody = shape.at(address, ThreadKind.values().length);
            try (var socket = kind.open()) {
                assertThatThrownBy(() -> socket.connect(nobody))
                        .isInstanceOf(ConnectionRefusedException.class);
            }
        }
    }

    /// On the air the last byte comes first; in text and in our record it does not.
    private static byte[] reversed(byte[] bytes) {
        var all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) all[i] = bytes[all.length - 1 - i];
        return all;
    }

    /// Read Local Version Information: Bluetooth Core Specification 5.4, volume 4, part E, section 7.4.1.
    private static void command(Row.Kind kind) throws Exception {
        try (var control = control()) {
            power(control, 0);
        }
        try (var socket = kind.open().bind(new BluetoothSocketAddress.Hci(0, HCI_CHANNEL_RAW))) {
            socket.set(BluetoothOptions.HCI_FILTER, new HciFilter(1 << 4, 1L << 0x0e, 0));
            socket.sendAll(new byte[] {1, 0x01, 0x10, 0});
            byte[] event;
            do event = socket.recv(300);
            while (event[4] != 0x01 || event[5] != 0x10);
            assertThat(event).startsWith(4, 0x0e, 12, 1, 0x01, 0x10, 0);
        }
    }

    private static void version(Row.Kind kind) throws Exception {
        try (var control = control()) {
            assertThat(ask(control, READ_VERSION, HCI_DEV_NONE)).hasSize(3).startsWith(1);
        }
    }

    private static Socket control() throws IOException {
        return HCI.open().bind(new BluetoothSocketAddress.Hci(HCI_DEV_NONE, HCI_CHANNEL_CONTROL));
    }

    /// An adapter that a slow machine did not get ready in time is reset by the next attempt.
    private static void power(Socket control, int adapter) throws IOException {
        for (int attempt = 1; ; attempt++) {
            var answer = answer(control, SET_POWERED, adapter, (byte) 1);
            if (answer.get(STATUS) == 0) return;
            if (attempt == ATTEMPTS) throw new AssertionError("no power: " + answer.get(STATUS));
        }
    }

    /// What the kernel answers, behind the status.
    private static byte[] ask(Socket control, int command, int adapter, byte... parameters)
            throws IOException {
        var answer = answer(control, command, adapter, parameters);
        assertThat(answer.get(STATUS)).as("status of command %x", command).isZero();
        return Arrays.copyOfRange(answer.array(), STATUS + 1, answer.limit());
    }

    private static ByteBuffer answer(Socket control, int command, int adapter, byte... parameters)
            throws IOException {
        var question =
                ByteBuffer.allocate(6 + parameters.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putShort((short) command)
                        .putShort((short) adapter)
                        .putShort((short) parameters.length)
                        .put(parameters);
        control.sendAll(question.array());
        while (true) {
            var answer = ByteBuffer.wrap(control.recv(1000)).order(ByteOrder.LITTLE_ENDIAN);
            int event = answer.getShort(0);
            boolean ends = event == COMMAND_COMPLETE || event == COMMAND_STATUS;
            if (ends && answer.getShort(6) == command) return answer;
        }
    }
}
