package io.sockeye.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.address.Bytes;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The structs of options by their literal bytes, both ways: some of them no kernel at hand understands. Then cut short, and hostile.
class StructBytesTest {
    private static final IpSocketAddress PEER = SocketAddress.inet("192.0.2.1", 0);
    private static final String PEER_HEX = "02000000c0000201" + "00".repeat(120);
    private static final Inet4Address GROUP = Inet4Address.ofLiteral("232.1.2.3");
    private static final Inet4Address HERE = Inet4Address.ofLiteral("127.0.0.1");

    private static <T> String encode(OptionType<T> type, T value) {
        try (Arena arena = Arena.ofConfined()) {
            return HexFormat.of().formatHex(type.encode(value, arena).toArray(Memory.BYTE));
        }
    }

    private static MemorySegment bytes(String hex, Arena arena) {
        return arena.allocate(hex.length() / 2 + 1, 8)
                .asSlice(0, hex.length() / 2)
                .copyFrom(MemorySegment.ofArray(HexFormat.of().parseHex(hex)));
    }

    static <T> T decode(OptionType<T> type, String hex) {
        try (Arena arena = Arena.ofConfined()) {
            return type.decode(bytes(hex, arena));
        }
    }

    static <T> void assertBothWays(OptionType<T> type, T value, String hex) {
        assertThat(encode(type, value)).isEqualTo(hex);
        assertThat(decode(type, hex)).isEqualTo(value);
    }

    /// Salt and iv are two parts of one nonce; the sequence number is big-endian.
    @Test
    void keysOfTls() throws Exception {
        var salt = "a0a1a2a3";
        var iv = "b0b1b2b3b4b5b6b7";
        var nonce = Bytes.parse(salt + iv);
        int seen = 0;
        for (var field : TlsCipher.class.getFields()) {
            var cipher = (TlsCipher) field.get(null);
            boolean joined = cipher.equals(TlsCipher.TLS_CIPHER_CHACHA20_POLY1305);
            boolean shorter = field.getName().matches(".*128|.*SM4.*");
            var key = "c5".repeat(shorter ? 16 : 32);
            assertBothWays(
                    TlsCryptoInfo.typeOf(cipher),
                    new TlsCryptoInfo(
                            TlsOptions.TLS_1_3_VERSION, cipher, Bytes.parse(key), nonce, 258),
                    "0403"
                            + HexFormat.of().toHexDigits((byte) cipher.number())
                            + "00"
                            + (joined ? salt + iv + key : iv + key + salt)
                            + "0000000000000102");
            seen++;
        }
        assertThat(seen).isEqualTo(8);
        assertThat(decode(TlsCryptoInfo.CIPHER, "04033600"))
                .isSameAs(TlsCipher.TLS_CIPHER_CHACHA20_POLY1305);
    }

    @Test
    void keysOfTlsThatCannotBe() {
        var cipher = TlsCipher.TLS_CIPHER_AES_GCM_128;
        var tooShort = new byte[15];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsCryptoInfo.of(0x304, cipher, tooShort, new byte[12]))
                .withMessage("a key of 15 bytes, not of 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsCryptoInfo.of(0x304, cipher, new byte[16], new byte[11]))
                .withMessage("a nonce of 11 bytes, not of 12");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TlsCryptoInfo.of(0x304, TlsCipher.of(99), new byte[16], new byte[12]))
                .withMessage("no struct is known for 99");
        var keys =
                TlsCryptoInfo.of(
                        0x304, cipher, Bytes.parse("5a".repeat(16)).toArray(), new byte[12]);
        assertThat(keys).hasToString("TlsCryptoInfo[0x0304, TLS_CIPHER_AES_GCM_128, record 0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> decode(TlsCryptoInfo.TYPE, "0403330000"));
    }

    @Test
    void structsOfPacketSockets() {
        assertBothWays(
                PacketMembership.TYPE,
                PacketMembership.multicast(7, Bytes.parse("01005e010203")),
                "0700000000000600" + "01005e0102030000");
        assertBothWays(
                PacketMembership.TYPE,
                PacketMembership.promiscuous(1),
                "0100000001000000" + "00".repeat(8));
        assertBothWays(
                PacketStatistics.TYPE,
                new PacketStatistics(0xffffffffL, 2, 3),
                "ffffffff0200000003000000");
        assertThat(decode(PacketStatistics.TYPE, "0500000001000000"))
                .as("of the first two layouts")
                .isEqualTo(new PacketStatistics(5, 1, 0));
        assertBothWays(
                PacketRollover.TYPE,
                new PacketRollover(1, 2, 3),
                "0100000000000000" + "0200000000000000" + "0300000000000000");
        assertBothWays(
                PacketRingRequest.TYPE,
                PacketRingRequest.of(8192, 2, 2048),
                "00200000" + "02000000" + "00080000" + "08000000" + "00".repeat(12));
        assertBothWays(
                PacketFanout.TYPE,
                new PacketFanout(
                        0x1234,
                        PacketFanout.PACKET_FANOUT_CPU,
                        PacketFanout.PACKET_FANOUT_FLAG_DEFRAG),
                "34120280");
        assertBothWays(
                GroupsType.GROUPS,
                java.util.List.of(1, 34, 4096),
                "0100000002" + "00".repeat(506) + "80");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(GroupsType.GROUPS, java.util.List.of(0)))
                .withMessageContaining("group 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketFanout(65536, 0, 0))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketMembership(1, 0, Bytes.of(new byte[9])))
                .withMessageContaining("9");
    }

    @Test
    void keysOfTcpAo() {
        var key =
                new TcpAoKey(
                        PEER, 24, "cmac(aes128)", 5, 6, 12, 2, 7, true, true, Bytes.parse("0102"));
        assertBothWays(
                TcpAoKey.TYPE,
                key,
                PEER_HEX
                        + "636d6163286165733132382900000000"
                        + "00".repeat(48)
                        + "07000000" // ifindex
                        + "03000000" // set_current, set_rnext
                        + "0000"
                        + "1805060c0202" // prefix, sndid, rcvid, maclen, keyflags, keylen
                        + "0102"
                        + "00".repeat(78));
        assertThat(key.toString()).contains("192.0.2.1", "key of 2 bytes").doesNotContain("0102");
        assertBothWays(
                TcpAoKeyRemoval.TYPE,
                new TcpAoKeyRemoval(
                        PEER, 24, 5, 6, 1, 7, OptionalInt.of(9), OptionalInt.empty(), true),
                PEER_HEX + "07000000" + "05000000" + "0000" + "180506090001");
    }

    @Test
    void theStateOfTcpAo() {
        assertBothWays(
                TcpAoInfo.TYPE,
                new TcpAoInfo(
                        OptionalInt.of(1), OptionalInt.of(2), true, true, true, 3, 4, 5, 6, 7),
                "1f000000" + "0000" + "0102" + longs(3, 4, 5, 6, 7));
        assertBothWays(
                TcpAoInfo.TYPE,
                new TcpAoInfo(
                        OptionalInt.empty(), OptionalInt.of(2), false, true, false, 0, 0, 0, 0, 0),
                "12000000" + "0000" + "0002" + longs(0, 0, 0, 0, 0));
        assertBothWays(
                TcpAoRepair.TYPE,
                new TcpAoRepair(0x01020304, 0xfffffffeL, 5, 0xffffffffL),
                "01020304" + "fffffffe" + "05000000" + "ffffffff");
    }

    /// The first struct tells how many there are, the kernel's index bits come with each.
    @Test
    void allKeysOfTcpAoAreAskedForAtOnce() {
        var type = (AskingType<List<TcpAoKeyInfo>>) TcpAoKeyInfo.ALL;
        String key =
                PEER_HEX
                        + "686d6163287368613129"
                        + "00".repeat(54)
                        + "6b6579"
                        + "00".repeat(77)
                        + "02000000" // nkeys
                        + "0300" // is_current, is_rnext
                        + "0506180c0003" // sndid, rcvid, prefix, maclen, keyflags, keylen
                        + "07000000"
                        + longs(8, 9);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = type.ask(arena);
            assertThat(room.get(ValueLayout.JAVA_INT, 272)).as("nkeys").isEqualTo(64);
            assertThat(room.get(ValueLayout.JAVA_SHORT, 276)).as("get_all").isEqualTo((short) 4);
            MemorySegment.copy(bytes(key + key, arena), 0, room, 0, key.length());
            var keys = type.answer(room, key.length() / 2);
            var expected =
                    new TcpAoKey(
                            PEER,
                            24,
                            "hmac(sha1)",
                            5,
                            6,
                            12,
                            0,
                            7,
                            true,
                            true,
                            Bytes.parse("6b6579"));
            assertThat(keys)
                    .containsExactly(
                            new TcpAoKeyInfo(expected, 8, 9), new TcpAoKeyInfo(expected, 8, 9));
        }
    }

    private static String longs(long... numbers) {
        var hex = new StringBuilder();
        for (long number : numbers)
            hex.append(HexFormat.of().toHexDigits(Long.reverseBytes(number)));
        return hex.toString();
    }

    @Test
    void signaturesOfMd5() {
        assertBothWays(
                TcpMd5Signature.TYPE,
                new TcpMd5Signature(PEER, OptionalInt.of(24), 3, Bytes.parse("0102")),
                PEER_HEX + "03" + "18" + "0200" + "03000000" + "0102" + "00".repeat(78));
        assertBothWays(TcpMd5Signature.TYPE, TcpMd5Signature.of(PEER), PEER_HEX + "00".repeat(88));
    }

    @Test
    void repairs() {
        assertBothWays(
                TcpRepairOption.LIST,
                List.of(new TcpRepairOption(2, 1460), new TcpRepairOption(3, 0xffffffffL)),
                "02000000b405000003000000ffffffff");
        assertBothWays(
                TcpRepairWindow.TYPE,
                new TcpRepairWindow(1, 2, 3, 4, 0xffffffffL),
                "01000000020000000300000004000000ffffffff");
    }

    @Test
    void multicast() {
        assertBothWays(
                Ip4Interface.TYPE, new Ip4Interface(2, HERE), "00000000" + "7f000001" + "02000000");
        assertBothWays(
                Ip4Membership.TYPE,
                new Ip4Membership(GROUP, new Ip4Interface(2, HERE)),
                "e8010203" + "7f000001" + "02000000");
        assertBothWays(
                Ip4SourceMembership.TYPE,
                new Ip4SourceMembership(GROUP, HERE, Inet4Address.ofLiteral("10.0.0.9")),
                "e8010203" + "7f000001" + "0a000009");
        assertBothWays(
                Ip4SourceFilter.TYPE,
                new Ip4SourceFilter(
                        GROUP,
                        HERE,
                        IpOptions.MCAST_INCLUDE,
                        List.of(Inet4Address.ofLiteral("10.0.0.9"))),
                "e8010203" + "7f000001" + "01000000" + "01000000" + "0a000009");
        assertBothWays(
                GroupMembership.TYPE,
                new GroupMembership(2, GROUP),
                "02000000" + "00000000" + "02000000e8010203" + "00".repeat(120));
        assertBothWays(
                SourceMembership.TYPE,
                new SourceMembership(2, GROUP, HERE),
                "02000000"
                        + "00000000"
                        + ("02000000e8010203" + "00".repeat(120))
                        + ("020000007f000001" + "00".repeat(120)));
        assertBothWays(
                SourceFilter.TYPE,
                new SourceFilter(2, GROUP, 0, List.of(HERE)),
                "02000000"
                        + "00000000"
                        + ("02000000e8010203" + "00".repeat(120))
                        + "00000000"
                        + "01000000"
                        + ("020000007f000001" + "00".repeat(120)));
    }

    @Test
    void theRest() {
        var six = Inet6Address.ofLiteral("2001:db8::1");
        String sixHex = "20010db8000000000000000000000001";
        assertBothWays(
                FlowLabel.TYPE,
                new FlowLabel((Inet6Address) six, 0x12345, 1, 2, 3, 4, 5),
                sixHex + "00012345" + "01" + "02" + "0300" + "0400" + "0500" + "00000000");
        assertBothWays(PortRange.TYPE, new PortRange(1024, 65535), "0004ffff");
        assertBothWays(TransmitClock.TYPE, new TransmitClock(11, 2), "0b000000" + "02000000");
        assertBothWays(
                DmabufToken.LIST, List.of(new DmabufToken(1, 0xffffffffL)), "01000000ffffffff");
        assertBothWays(IcmpFilter.TYPE, IcmpFilter.block(0, 31), "01000080");
        assertBothWays(
                Icmp6Filter.TYPE,
                Icmp6Filter.pass(0, 128),
                "feffffff" + "ff".repeat(12) + "feffffff" + "ff".repeat(12));
    }

    /// The kernel may say anything, and the types of options stay in what they were given.
    @Test
    void everyTypeTakesAnyBytes() throws Exception {
        var random = new Random(7);
        var types = new TreeSet<String>();
        for (var holder :
                List.of(
                        SocketOptions.class,
                        IpOptions.class,
                        Ipv6Options.class,
                        TcpOptions.class,
                        UdpOptions.class,
                        UdpliteOptions.class,
                        IcmpOptions.class,
                        MptcpOptions.class)) {
            for (var option : readable(holder)) {
                types.add(option.readType().toString());
                for (int i = 0; i < 200; i++) takesAnyBytes(option, random, i);
            }
        }
        assertThat(types).hasSizeGreaterThan(25);
    }

    private static List<ReadableOption<?>> readable(Class<?> holder) throws IllegalAccessException {
        var options = new ArrayList<ReadableOption<?>>();
        for (var field : holder.getFields()) {
            // SO_PEERPIDFD hands out a descriptor, which must be one.
            if (field.get(null) instanceof ReadableOption<?> option
                    && option != SocketOptions.SO_PEERPIDFD) options.add(option);
        }
        return options;
    }

    private static void takesAnyBytes(ReadableOption<?> option, Random random, int round) {
        var type = option.readType();
        byte[] bytes = new byte[random.nextInt(Math.min(type.size(), 2000) + 1)];
        if (round < 50) Arrays.fill(bytes, (byte) (round == 0 ? 0 : 0xff));
        else random.nextBytes(bytes);
        try (Arena arena = Arena.ofConfined()) {
            var given = arena.allocate(bytes.length + 1, 8).asSlice(0, bytes.length);
            given.copyFrom(MemorySegment.ofArray(bytes));
            try {
                assertThat((Object) type.decode(given)).isNotNull();
            } catch (IllegalArgumentException refused) {
                assertThat(refused).as("%s", option).hasMessageNotContaining("null");
            }
        }
    }

    /// One path, of which the kernel has written eight bytes.
    @Test
    void theAddressesOfAPathAreWhole() {
        var bytes = "10000000" + "01000000" + "08000000" + "08000000" + "02000050c0000201";
        var value = MemorySegment.ofArray(HexFormat.of().parseHex(bytes));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MptcpArrays.ADDRESSES.decode(value))
                .withMessageContaining("8 bytes")
                .withMessageContaining("struct mptcp_subflow_addrs");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpMd5Signature.of(PEER, new byte[81]))
                .withMessageContaining("81 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpAoKey.of(PEER, 0, 0, new byte[81]))
                .withMessageContaining("81 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> TcpAoKey.of(PEER, 256, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PortRange(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> IcmpFilter.block(32));
        assertThatIllegalArgumentException().isThrownBy(() -> Icmp6Filter.block(256));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketFilter.of(new byte[7]))
                .withMessageContaining("7");
    }
}
