package io.sockeye.internal.codec;

import static io.sockeye.control.ControlType.SCM_J1939_DEST_ADDR;
import static io.sockeye.control.ControlType.SCM_J1939_DEST_NAME;
import static io.sockeye.control.ControlType.SCM_J1939_PRIO;

import io.sockeye.address.SocketAddress;
import io.sockeye.control.AuxiliaryData;
import io.sockeye.control.ControlType;
import io.sockeye.control.J1939Header;
import io.sockeye.control.NetlinkGroup;
import io.sockeye.control.NetlinkNamespace;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.SctpInitMessage;
import io.sockeye.control.SctpNextInfo;
import io.sockeye.control.SctpPartialReliability;
import io.sockeye.control.SctpReceiveInfo;
import io.sockeye.control.SctpSendInfo;
import io.sockeye.control.SctpSendReceiveInfo;
import io.sockeye.control.TipcDestination;
import io.sockeye.control.TipcError;
import io.sockeye.control.TlsRecordType;
import io.sockeye.error.Errno;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Control messages of families beyond IP and Unix, by their literal bytes.
final class FamilyBodies {
    private FamilyBodies() {}

    private static ReceivedError error(ControlType type) {
        return new ReceivedError(type, Errno.ENOMSG, 5, 0, 0, 1, 2, SocketAddress.none());
    }

    static Stream<Arguments> all() {
        var error = "2a000000" + "05000000" + "01000000" + "02000000";
        return Stream.of(
                Arguments.of(
                        new AuxiliaryData(0x51, 60, 59, 14, 18, 0x2064, 0x8100),
                        "263:8",
                        "51000000" + "3c000000" + "3b000000" + "0e001200" + "64200081"),
                Arguments.of(new TlsRecordType(ControlType.TLS_SET_RECORD_TYPE, 21), "282:1", "15"),
                Arguments.of(
                        new TlsRecordType(ControlType.TLS_GET_RECORD_TYPE, 255), "282:2", "ff"),
                Arguments.of(new NetlinkGroup(0x80000001L), "270:3", "01000080"),
                Arguments.of(new NetlinkNamespace(-1), "270:8", "ffffffff"),
                Arguments.of(error(ControlType.SCM_CAN_RAW_ERRQUEUE), "101:1", error),
                Arguments.of(new J1939Header(SCM_J1939_DEST_ADDR, 0xfe), "107:1", "fe"),
                Arguments.of(
                        new J1939Header(SCM_J1939_DEST_NAME, 0x8102030405060708L),
                        "107:2",
                        "0807060504030281"),
                Arguments.of(new J1939Header(SCM_J1939_PRIO, 6), "107:3", "06"),
                Arguments.of(error(ControlType.SCM_J1939_ERRQUEUE), "107:4", error),
                Arguments.of(new SctpInitMessage(1, 2, 3, 65535), "132:0", "010002000300ffff"),
                Arguments.of(
                        new SctpSendReceiveInfo(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        "132:1",
                        "0100020003000000"
                                + "04000000050000000600000007000000"
                                + "0800000009000000"),
                Arguments.of(
                        new SctpSendInfo(1, 0x201, 0xfffffffeL, 4, -1),
                        "132:2",
                        "01000102" + "feffffff" + "04000000" + "ffffffff"),
                Arguments.of(
                        new SctpReceiveInfo(1, 2, 1, 4, 5, 6, 7, 8),
                        "132:3",
                        "0100020001000000" + "0400000005000000" + "0600000007000000" + "08000000"),
                Arguments.of(
                        new SctpNextInfo(1, 1, 3, 4, 5),
                        "132:4",
                        "01000100" + "030000000400000005000000"),
                Arguments.of(
                        new SctpPartialReliability(0x10, 1000), "132:5", "10000000" + "e8030000"),
                Arguments.of(new TipcError(2, 5), "271:1", "0200000005000000"),
                Arguments.of(new TipcDestination(4711, 1, 2), "271:3", "671200000100000002000000"),
                Arguments.of(error(ControlType.VSOCK_RECVERR), "287:1", error));
    }
}
