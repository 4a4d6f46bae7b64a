package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_BLUETOOTH;
import static io.sockeye.address.AddressFamily.AF_CAN;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DCCP;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.BluetoothAddress;
import io.sockeye.address.BluetoothProtocol;
import io.sockeye.address.BluetoothSocketAddress;
import io.sockeye.address.CanProtocol;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.BluetoothOptions;
import io.sockeye.option.CanOptions;
import io.sockeye.option.DccpOptions;
import io.sockeye.option.OptionLevel;
import io.sockeye.option.RdsOptions;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SctpOptions;
import io.sockeye.option.SocketOption;
import io.sockeye.option.TipcOptions;
import io.sockeye.option.XdpOptions;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every option that can be read, of the families that a guest has: the kernel takes the length that we offer, and what it says can be
/// said to it again. [GuestTest] runs it, there alone.
@ExtendWith(NoLeaks.class)
class FamilyOptionsInGuest {
    private static final List<Class<?>> HOLDERS =
            List.of(
                    CanOptions.class,
                    SctpOptions.class,
                    TipcOptions.class,
                    BluetoothOptions.class,
                    RdsOptions.class,
                    XdpOptions.class,
                    DccpOptions.class);

    private static final BluetoothAddress ANY = BluetoothAddress.parse("00:00:00:00:00:00");

    private static final Map<OptionLevel, Row.Kind> KINDS =
            Map.ofEntries(
                    entry(OptionLevel.SOL_CAN_RAW, can(SOCK_RAW, CanProtocol.CAN_RAW)),
                    entry(OptionLevel.SOL_CAN_ISOTP, can(SOCK_DGRAM, CanProtocol.CAN_ISOTP)),
                    entry(OptionLevel.SOL_CAN_J1939, can(SOCK_DGRAM, CanProtocol.CAN_J1939)),
                    entry(
                            OptionLevel.SOL_SCTP,
                            Row.Kind.of(AF_INET, SOCK_STREAM, IpProtocol.IPPROTO_SCTP)),
                    entry(
                            OptionLevel.SOL_DCCP,
                            Row.Kind.of(AF_INET, SOCK_DCCP, IpProtocol.IPPROTO_DCCP)),
                    entry(OptionLevel.SOL_TIPC, Row.Kind.of(AddressFamily.AF_TIPC, SOCK_SEQPACKET)),
                    entry(OptionLevel.SOL_RDS, Row.Kind.of(AddressFamily.AF_RDS, SOCK_SEQPACKET)),
                    entry(OptionLevel.SOL_XDP, Row.Kind.of(AddressFamily.AF_XDP, SOCK_RAW)),
                    entry(
                            OptionLevel.SOL_BLUETOOTH,
                            bluetooth(SOCK_SEQPACKET, BluetoothProtocol.BTPROTO_L2CAP)),
                    entry(
                            OptionLevel.SOL_L2CAP,
                            bluetooth(SOCK_SEQPACKET, BluetoothProtocol.BTPROTO_L2CAP)),
                    entry(
                            OptionLevel.SOL_RFCOMM,
                            bluetooth(SOCK_STREAM, BluetoothProtocol.BTPROTO_RFCOMM)),
                    entry(
                            OptionLevel.SOL_SCO,
                            bluetooth(SOCK_SEQPACKET, BluetoothProtocol.BTPROTO_SCO)),
                    entry(OptionLevel.SOL_HCI, bluetooth(SOCK_RAW, BluetoothProtocol.BTPROTO_HCI)));

    /// What the oldest kernel does not know, or tells only of a connection, of a peer, of a policy that it is asked about.
    private static final Map<String, Errno> REFUSED =
            Map.ofEntries(
                    entry("CAN_RAW_XL_VCID_OPTS", Errno.ENOPROTOOPT),
                    entry("SCTP_AUTOCLOSE", Errno.EOPNOTSUPP),
                    entry("SCTP_GET_PEER_ADDR_INFO", Errno.EINVAL),
                    entry("SCTP_HMAC_IDENT", Errno.EACCES),
                    entry("SCTP_AUTH_ACTIVE_KEY", Errno.EACCES),
                    entry("SCTP_PEER_AUTH_CHUNKS", Errno.EACCES),
                    entry("SCTP_LOCAL_AUTH_CHUNKS", Errno.EACCES),
                    entry("SCTP_GET_ASSOC_NUMBER", Errno.EOPNOTSUPP),
                    entry("SCTP_GET_ASSOC_ID_LIST", Errno.EOPNOTSUPP),
                    entry("SCTP_PR_ASSOC_STATUS", Errno.EINVAL),
                    entry("SCTP_PR_STREAM_STATUS", Errno.EINVAL),
                    entry("SCTP_INTERLEAVING_SUPPORTED", Errno.EPERM),
                    entry("BT_FLUSHABLE", Errno.EINVAL),
                    entry("BT_CHANNEL_POLICY", Errno.EOPNOTSUPP),
                    entry("BT_VOICE", Errno.ENOPROTOOPT),
                    entry("BT_SNDMTU", Errno.EINVAL),
                    entry("BT_RCVMTU", Errno.EINVAL),
                    entry("BT_PHY", Errno.ENOTCONN),
                    entry("BT_MODE", Errno.ENOPROTOOPT),
                    entry("BT_PKT_STATUS", Errno.ENOPROTOOPT),
                    entry("BT_ISO_QOS", Errno.ENOPROTOOPT),
                    entry("BT_CODEC", Errno.ENOPROTOOPT),
                    entry("L2CAP_CONNINFO", Errno.ENOTCONN),
                    entry("RFCOMM_CONNINFO", Errno.ENOTCONN),
                    entry("SCO_OPTIONS", Errno.ENOTCONN),
                    entry("SCO_CONNINFO", Errno.ENOTCONN),
                    entry("SO_RDS_TRANSPORT", Errno.EOPNOTSUPP),
                    entry("XDP_MAX_TX_SKB_BUDGET", Errno.EOPNOTSUPP),
                    entry("DCCP_SOCKOPT_SERVER_TIMEWAIT", Errno.EOPNOTSUPP),
                    entry("DCCP_SOCKOPT_TX_CCID", Errno.ENOPROTOOPT),
                    entry("DCCP_SOCKOPT_RX_CCID", Errno.ENOPROTOOPT));

    private static Row.Kind can(SocketType type, CanProtocol protocol) {
        return Row.Kind.of(AF_CAN, type, protocol);
    }

    private static Row.Kind bluetooth(SocketType type, BluetoothProtocol protocol) {
        return Row.Kind.of(AF_BLUETOOTH, type, protocol);
    }

    @TestFactory
    Stream<DynamicTest> each() {
        return HOLDERS.stream()
                .flatMap(holder -> Arrays.stream(holder.getFields()))
                .filter(field -> ReadableOption.class.isAssignableFrom(field.getType()))
                .map(field -> DynamicTest.dynamicTest(field.getName(), () -> check(field)));
    }

    private static void check(Field field) throws Exception {
        var option = (ReadableOption<?>) field.get(null);
        var kind = KINDS.get(option.level());
        try (var listener = kind.open();
                var socket = kind.open()) {
            if (option.level().equals(OptionLevel.SOL_SCTP) && !field.getName().endsWith("PORT"))
                socket.connect(listener.bind(SocketAddress.loopback(0)).listen().localAddress());
            bind(socket, option.level());
            var before = socket.get(option);
            assertThat(before).isNotNull();
            if (option instanceof SocketOption<?> both) again(socket, both);
        } catch (ErrnoException e) {
            assertThat(e.errno()).as(e.getMessage()).isEqualTo(REFUSED.get(field.getName()));
        }
    }

    private static void bind(Socket socket, OptionLevel level) throws IOException {
        if (level.equals(OptionLevel.SOL_RDS)) socket.bind(SocketAddress.loopback(0));
        if (level.equals(OptionLevel.SOL_BLUETOOTH))
            socket.bind(new BluetoothSocketAddress.L2cap(ANY, 0x1005, 0, 0));
        if (level.equals(OptionLevel.SOL_HCI))
            socket.bind(new BluetoothSocketAddress.Hci(0, BluetoothSocketAddress.HCI_CHANNEL_RAW));
    }

    private static <T> void again(Socket socket, SocketOption<T> option) throws IOException {
        T value = socket.get(option);
        socket.set(option, value);
        assertThat(socket.get(option)).isEqualTo(value);
    }
}
