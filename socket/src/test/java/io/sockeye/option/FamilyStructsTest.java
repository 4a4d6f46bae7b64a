package io.sockeye.option;

import static io.sockeye.option.StructBytesTest.assertBothWays;
import static io.sockeye.option.StructBytesTest.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.SctpInitMessage;
import io.sockeye.control.SctpSendInfo;
import java.lang.foreign.Arena;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The structs of families that few kernels of test machines have, by their literal bytes.
class FamilyStructsTest {
    private static final String PEER_HEX = "02000050" + "0a000001" + "0000000000000000";

    @Test
    void structsOfCan() {
        assertBothWays(
                CanFilter.LIST,
                List.of(new CanFilter(0x123, 0x7ff), new CanFilter(0x80000001L, 0xffffffffL)),
                "23010000ff070000" + "01000080ffffffff");
        assertBothWays(CanFilter.LIST, List.of(), "");
        assertBothWays(CanVirtualNetworks.TYPE, new CanVirtualNetworks(1, 2, 3, 255), "010203ff");
        assertBothWays(
                IsotpParameters.TYPE,
                IsotpParameters.of(IsotpParameters.CAN_ISOTP_TX_PADDING),
                "04000000" + "50c30000" + "00cccc00");
        assertBothWays(IsotpFlowControl.TYPE, new IsotpFlowControl(1, 0xf9, 3), "01f903");
        assertBothWays(IsotpLinkLayer.TYPE, new IsotpLinkLayer(72, 64, 1), "484001");
        assertBothWays(
                J1939Filter.LIST,
                List.of(new J1939Filter(1, -1, 0x3ff00, 0x3ffff, 0x20, 0xff)),
                "0100000000000000" + "ffffffffffffffff" + "00ff0300ffff0300" + "20ff000000000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(IsotpFlowControl.TYPE, new IsotpFlowControl(256, 0, 0)))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> encode(CanFilter.LIST, Collections.nCopies(513, new CanFilter(0, 0))))
                .withMessageContaining("513");
    }

    @Test
    void structsOfBluetooth() {
        assertBothWays(BluetoothSecurity.TYPE, new BluetoothSecurity(3, 16), "0310");
        assertBothWays(
                HciFilter.TYPE,
                new HciFilter(0x10, 0x4000_0000_0000_0001L, 0x0c03),
                "10000000" + "0100000000000040" + "030c0000");
        assertBothWays(
                L2capParameters.TYPE,
                new L2capParameters(672, 48, 0xffff, 3, 1, 2, 63),
                "a0023000ffff03010200" + "3f00");
        assertBothWays(
                L2capConnection.TYPE,
                new L2capConnection(42, Bytes.parse("0c025a")),
                "2a000c025a00");
        assertBothWays(OctetType.OCTET, 255, "ff");
        assertBothWays(OctetType.FLAG, true, "01");
        assertBothWays(ShortType.SHORT, 0xfffe, "feff");
    }

    @Test
    void structsOfSctp() {
        assertBothWays(
                SctpTypes.INIT_MESSAGE, new SctpInitMessage(10, 5, 3, 1000), "0a0005000300e803");
        assertBothWays(
                SctpTypes.SEND_INFO,
                new SctpSendInfo(1, 2, 3, 4, 5),
                "01000200" + "030000000400000005000000");
        assertBothWays(
                SctpRetransmission.TYPE,
                new SctpRetransmission(1, 3000, 60_000, 1000),
                "01000000" + "b80b0000" + "60ea0000" + "e8030000");
        assertBothWays(
                SctpAssociationParameters.TYPE,
                new SctpAssociationParameters(1, 10, 2, 3, 4, 60_000),
                "01000000" + "0a000200" + "03000000" + "04000000" + "60ea0000");
        assertBothWays(
                SctpAssociationValue.TYPE,
                new SctpAssociationValue(1, 0xffffffffL),
                "01000000ffffffff");
        assertBothWays(SctpEvent.TYPE, new SctpEvent(0, 0x8001, true), "0000000001800100");
        assertBothWays(SctpAssociationIds.IDS, List.of(7, 9), "020000000700000009000000");
        assertBothWays(
                SctpStatus.TYPE,
                new SctpStatus(
                        7,
                        4,
                        100,
                        1,
                        2,
                        3,
                        4,
                        1452,
                        new SctpStatus.Path(SocketAddress.inet("10.0.0.1", 80), 2, 5, 6, 7, 1500)),
                "07000000"
                        + "04000000"
                        + "64000000"
                        + "0100020003000400"
                        + "ac050000"
                        + "00000000"
                        + PEER_HEX
                        + "00".repeat(112)
                        + "02000000"
                        + "05000000"
                        + "06000000"
                        + "07000000"
                        + "dc050000");
    }

    /// Each as long as its family has it, in a row.
    @Test
    void addressesOfSctp() {
        List<SocketAddress> both =
                List.of(SocketAddress.inet("10.0.0.1", 80), SocketAddress.inet("::1", 80));
        var six = "0a000050" + "00000000" + "00".repeat(15) + "01" + "00000000";
        assertBothWays(SctpAddresses.PACKED, both, PEER_HEX + six);
        assertThat(decode(new SctpAddresses(8), "0000000002000000" + PEER_HEX + six))
                .isEqualTo(both);
        assertThat(decode(new SctpAddresses(8), "0000000000000000")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        encode(SctpAddresses.PACKED, Collections.nCopies(65, both.getFirst())))
                .withMessageContaining("65");
    }

    @Test
    void theRest() {
        assertBothWays(
                TipcGroup.TYPE,
                new TipcGroup(4711, 1, 2, 3),
                "67120000" + "01000000" + "02000000" + "03000000");
        assertBothWays(
                RdsMemory.TYPE,
                new RdsMemory(1, 2, 3, 4),
                "0100000000000000" + "0200000000000000" + "0300000000000000" + "0400000000000000");
        assertBothWays(
                RdsFreedMemory.TYPE, new RdsFreedMemory(1, 2), "01000000000000000200000000000000");
        assertBothWays(
                XdpMemory.TYPE,
                new XdpMemory(4096, 65_536, 2048, 1, 2, 3),
                "0010000000000000"
                        + "0000010000000000"
                        + "00080000"
                        + "01000000"
                        + "02000000"
                        + "03000000");
        var ring = new XdpOffsets.Ring(1, 2, 3, 4);
        var hex = "0100000000000000" + "0200000000000000" + "0300000000000000" + "0400000000000000";
        assertBothWays(
                XdpOffsets.TYPE, new XdpOffsets(ring, ring, ring, ring), hex + hex + hex + hex);
        assertBothWays(
                XdpStatistics.TYPE, new XdpStatistics(1, 2, 3, 4, 0, 0), hex + "00".repeat(16));
        assertBothWays(SockaddrType.SOCKADDR, SocketAddress.inet("10.0.0.1", 80), PEER_HEX);
        assertThat(encode(AlgTagLength.BYTES, 16)).as("its length counts").isEqualTo(16);
    }

    /// The length of what setsockopt(2) gets.
    private static <T> long encode(OptionType<T> type, T value) {
        try (var arena = Arena.ofConfined()) {
            return type.encode(value, arena).byteSize();
        }
    }
}
