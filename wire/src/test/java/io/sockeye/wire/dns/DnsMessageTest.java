package io.sockeye.wire.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsMessageTest {
    private static final DnsName EXAMPLE = DnsName.of("example.org");

    /// `3www7example3org0` in hexadecimal.
    private static final String WWW = "03777777076578616d706c65036f726700";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static DnsMessage answer(DnsRecord... answers) {
        return new DnsMessage(7, DnsFlags.QR, List.of(), List.of(answers), List.of(), List.of());
    }

    private static DnsRecord record(DnsData data) {
        return new DnsRecord(EXAMPLE, DnsRecord.IN, 300, data);
    }

    @Test
    void aQueryHasTheseBytes() throws Exception {
        var query = DnsMessage.query(0x5358, DnsName.of("www.example.org"), DnsType.A);
        var hex =
                "5358"
                        + "0100"
                        + "0001"
                        + "0000"
                        + "0000"
                        + "0001"
                        + WWW
                        + "0001"
                        + "0001"
                        + "00"
                        + "0029"
                        + "04d0"
                        + "00000000"
                        + "0000";
        assertThat(HexFormat.of().formatHex(query.toBytes())).isEqualTo(hex);
        assertThat(HexFormat.of().formatHex(query.compressed())).isEqualTo(hex);
        assertThat(DnsMessage.parse(bytes(hex)))
                .isEqualTo(query)
                .hasToString("DNS query 21336 RD, www.example.org. IN A");
        assertThat(query.edns().orElseThrow()).isEqualTo(new Edns(1232, 0, 0, 0, List.of()));
    }

    /// The example of RFC 1035 section 4.1.4: F.ISI.ARPA, FOO.F.ISI.ARPA, ARPA and the root.
    @Test
    void theExampleOfTheRfc() throws Exception {
        var before = "0000" + "0000" + "0005" + "0000" + "0000" + "0000" + "00" + "0001" + "0001";
        // Seventeen bytes so far, where the RFC has twenty.
        var names =
                "0146"
                        + "03495349"
                        + "0441525041"
                        + "00"
                        + "00010001"
                        + "03464f4f"
                        + "c011"
                        + "00010001"
                        + "c017"
                        + "00010001"
                        + "00"
                        + "00010001";
        var message = DnsMessage.parse(bytes(before + names));
        assertThat(message.questions())
                .extracting(question -> question.name().toString())
                .containsExactly(".", "F.ISI.ARPA.", "FOO.F.ISI.ARPA.", "ARPA.", ".");
        assertThat(HexFormat.of().formatHex(message.compressed()))
                .as("we compress as well")
                .isEqualTo(before + names);
        assertThat(DnsMessage.parse(ByteBuffer.wrap(message.toBytes()))).isEqualTo(message);
        assertThat(message.length()).isEqualTo(12 + 5 + 16 + 20 + 10 + 5);
    }

    /// Each kind of data by its bytes, behind the name and the length.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|c0000250|192.0.2.80",
                "28|20010db8000000000000000000000080|2001:db8:0:0:0:0:0:80",
                "2|03777777c00c|www.example.org.",
                "5|c00c|example.org.",
                "12|00|.",
                "39|03777777076578616d706c65036f726700|www.example.org.",
                "6|026e73c00c0161c00c000007ea000004b000000078001275000000025a|ns.example.org. a.example.org. 2026 1200 120 1209600 602",
                "15|000a046d61696cc00c|10 mail.example.org.",
                "16|0b763d73706631202d616c6c00022241|\"v=spf1 -all\" \"\" \"\\\"A\"",
                "33|0001000213c40377777700|1 2 5060 www.",
                "257|0005697373756563612e|0 issue \"ca.\"",
                "257|800169|128 i \"\"",
                "65280|0102|\\# 2 0102",
                "65280||\\# 0",
            })
    void dataHaveTheseBytes(int type, String data, String text) throws Exception {
        var exact = data == null ? "" : data;
        var hex =
                "0007"
                        + "8000"
                        + "0000"
                        + "0001"
                        + "0000"
                        + "0000"
                        + "076578616d706c65036f726700"
                        + "%04x".formatted(type)
                        + "0001"
                        + "0000012c"
                        + "%04x".formatted(exact.length() / 2)
                        + exact;
        var message = DnsMessage.parse(bytes(hex));
        var record = message.answers().getFirst();
        assertThat(record.type()).isEqualTo(new DnsType(type));
        assertThat(record.data()).hasToString(text);
        assertThat(record).hasToString("example.org. 300 IN " + new DnsType(type) + " " + text);
        assertThat(HexFormat.of().formatHex(message.compressed())).isEqualTo(hex);
        var whole = DnsMessage.parse(ByteBuffer.wrap(message.toBytes()));
        assertThat(whole).isEqualTo(message).hasToString(message.toString());
        for (int length = 0; length < hex.length() / 2; length++) {
            var cut = bytes(hex).limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> DnsMessage.parse(cut))
                    .satisfies(e -> assertThat(e.offset()).isLessThanOrEqualTo(cut.limit()));
        }
        // One byte more and one less than the data have.
        for (var wrong : List.of(exact + "ff", exact.isEmpty() ? "" : exact.substring(2)))
            refusedOrOther(type, wrong, message);
    }

    private static void refusedOrOther(int type, String data, DnsMessage right) {
        var hex =
                "0007"
                        + "8000"
                        + "0000"
                        + "0001"
                        + "0000"
                        + "0000"
                        + "076578616d706c65036f726700"
                        + "%04x".formatted(type)
                        + "0001"
                        + "0000012c"
                        + "%04x".formatted(data.length() / 2)
                        + data;
        try {
            var read = DnsMessage.parse(bytes(hex));
            assertThat(List.of(16, 257, 65280)).as("of any length").contains(type);
            if (!data.isEmpty()) assertThat(read).isNotEqualTo(right);
        } catch (MalformedPacketException e) {
            assertThat(e.offset()).isBetween(35, hex.length() / 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // name of the question, from byte 12 on
                "c00c00010001|12|a pointer to byte 12, not back",
                "c00d00010001|12|a pointer to byte 13, not back",
                "ffff00010001|12|a pointer to byte 16383, not back",
                "0161c00c00010001|14|a pointer to byte 12, not back",
                "4000010001|12|a label of another type",
                "8000010001|12|a label of another type",
                "0561c00c|13|5 bytes wanted, 3 left",
                "c0|13|1 bytes wanted, 0 left",
                "0000010001ff|17|1 bytes follow the last record",
            })
    void whatIsWrongWithANameIsNamed(String question, int offset, String reason) {
        var hex = "0007" + "0000" + "0001" + "0000" + "0000" + "0000" + question;
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> DnsMessage.parse(bytes(hex)))
                .withMessage("DNS at byte %d: %s", offset, reason);
    }

    /// Two names that lead to each other, and one that runs from where a pointer leads into itself.
    @Test
    void noNameGoesInACircle() {
        // Bytes 12 and 13 point to 18, which points back to 12.
        var circle = "0007" + "0000" + "0002" + "0000" + "0000" + "0000" + "c01200010001" + "c00c";
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> DnsMessage.parse(bytes(circle + "00010001")))
                .withMessageContaining("not back");
        // A root at 12 whose class ends at 16 with a 2; the name at 17 points there.
        var itself =
                "0007" + "0000" + "0002" + "0000" + "0000" + "0000" + "0000010002" + "0161c010";
        assertThatExceptionOfType(MalformedPacketException.class)
                .as("byte 16 begins a label of two bytes, behind which the pointer stands again")
                .isThrownBy(() -> DnsMessage.parse(bytes(itself + "00010001")))
                .withMessageContaining("not back");
    }

    @Test
    void aNameThatIsTooLong() {
        var label = "3f" + "61".repeat(63);
        var longest = label.repeat(3) + "3d" + "61".repeat(61) + "00";
        var head = "0007" + "0000" + "0001" + "0000" + "0000" + "0000";
        assertThat(longest).hasSize(255 * 2);
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() ->
                        DnsMessage.parse(
                                bytes(
                                        head
                                                + label.repeat(3)
                                                + "3e"
                                                + "61".repeat(62)
                                                + "00"
                                                + "00010001")))
                .withMessage("DNS at byte 267: a name of more than 255 bytes");
    }

    @Test
    void aNameHasSoManyPointers() throws Exception {
        assertThat(chain(127).questions()).hasSize(128);
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> chain(128))
                .withMessageContaining("more than 127 pointers");
    }

    /// Questions each of whose names is but a pointer to the one before.
    private static DnsMessage chain(int pointers) throws MalformedPacketException {
        var data = ByteBuffer.allocate(12 + 5 + 6 * pointers);
        data.putShort(4, (short) (1 + pointers)).position(12);
        data.put((byte) 0).putShort((short) 1).putShort((short) 1);
        int before = 12;
        for (int i = 0; i < pointers; i++) {
            int here = data.position();
            data.putShort((short) (0xc000 | before)).putShort((short) 1).putShort((short) 1);
            before = here;
        }
        return DnsMessage.parse(data.flip());
    }

    /// The largest message, all of it pointers to the longest name.
    @Test
    void sixtyFourKilobytes() throws Exception {
        var data = ByteBuffer.allocate(65535);
        data.position(12);
        for (int i = 0; i < 127; i++) data.put((byte) 1).put((byte) 'a');
        data.put((byte) 0).putInt(0x0001_0001);
        int questions = 1;
        while (data.remaining() >= 6) {
            data.putShort((short) 0xc00c).putInt(0x0001_0001);
            questions++;
        }
        data.putShort(4, (short) questions).flip();
        var message = DnsMessage.parse(data);
        assertThat(message.questions()).hasSize(questions);
        assertThat(message.length()).isEqualTo(12 + questions * 259);
        assertThat(message.compressed()).hasSize(data.limit());
        assertThat(message.toString()).hasSizeLessThan(2000);
    }

    /// Names are compressed with the very same bytes, so that case is kept.
    @Test
    void compressionKeepsCase() throws Exception {
        var message =
                answer(
                        record(new NameData(DnsType.NS, DnsName.of("a.EXAMPLE.org"))),
                        record(new NameData(DnsType.NS, DnsName.of("b.example.org"))),
                        record(new ServiceLocation(1, 2, 3, DnsName.of("a.EXAMPLE.org"))));
        var read = DnsMessage.parse(ByteBuffer.wrap(message.compressed()));
        assertThat(read).isEqualTo(message);
        assertThat(read.answers()).hasToString(message.answers().toString());
        assertThat(message.compressed()).hasSizeLessThan(message.length());
        assertThat(new String(message.compressed(), StandardCharsets.ISO_8859_1))
                .as("RFC 2782: a target is not compressed")
                .endsWith("\1a\7EXAMPLE\3org\0");
    }

    /// Of a name behind byte 16383 nothing can be pointed to.
    @Test
    void pointersReachSoFar() throws Exception {
        var answers = new ArrayList<DnsRecord>();
        for (int i = 0; i < 300; i++)
            answers.add(record(new OpaqueData(new DnsType(65280), ByteBuffer.allocate(60))));
        for (int i = 0; i < 3; i++)
            answers.add(record(new NameData(DnsType.NS, DnsName.of("far.example.net"))));
        var message = new DnsMessage(1, DnsFlags.QR, List.of(), answers, List.of(), List.of());
        assertThat(DnsMessage.parse(ByteBuffer.wrap(message.compressed()))).isEqualTo(message);
    }

    /// RFC 6891 section 6.1.3, and an option by its bytes.
    @Test
    void theExtension() throws Exception {
        var hex =
                "0007"
                        + "8003"
                        + "0000"
                        + "0000"
                        + "0000"
                        + "0001"
                        + "00"
                        + "0029"
                        + "1000"
                        + "01018000"
                        + "000c"
                        + "000a"
                        + "0008"
                        + "02e60e6ee3a7b3f4";
        var message = DnsMessage.parse(bytes(hex));
        var option = new EdnsOption(10, bytes("02e60e6ee3a7b3f4"));
        var edns = new Edns(4096, 1, 1, Edns.DNSSEC_OK, List.of(option));
        assertThat(message.edns()).contains(edns);
        assertThat(edns.record()).isEqualTo(message.additionals().getFirst());
        assertThat(message.responseCode()).isEqualTo(new ResponseCode(19)).hasToString("RCODE19");
        assertThat(HexFormat.of().formatHex(message.toBytes())).isEqualTo(hex);
        assertThat(message).hasToString("DNS response 7 RCODE19");
        assertThat(edns.record().data()).hasToString("[option 10: 02e60e6ee3a7b3f4]");
        var bad = DnsMessage.parse(bytes(hex.replace("01018000", "ff000000")));
        assertThat(bad.edns().orElseThrow().codeBits()).isEqualTo(255);
        assertThat(Edns.of(record(new HostAddress(InetAddress.ofLiteral("::"))))).isEmpty();
        assertThatExceptionOfType(MalformedPacketException.class)
                .isThrownBy(() -> DnsMessage.parse(bytes(hex.replace("000a0008", "000a0009"))))
                .withMessage("DNS OPT at byte 27: 9 bytes wanted, 8 left");
    }

    /// In other classes A is something else, and an update has records without data: RFC 2136 section 2.5.
    @Test
    void otherClasses() throws Exception {
        var head = "0007" + "2800" + "0000" + "0001" + "0000" + "0000" + "00";
        var chaos =
                DnsMessage.parse(bytes(head + "0001" + "0003" + "00000000" + "0004" + "01020304"));
        assertThat(chaos.answers())
                .containsExactly(
                        new DnsRecord(
                                DnsName.ROOT, 3, 0, new OpaqueData(DnsType.A, bytes("01020304"))));
        assertThat(chaos.answers().getFirst()).hasToString(". 0 CH A \\# 4 01020304");
        assertThat(chaos.opcode()).isEqualTo(5);
        assertThat(chaos).hasToString("DNS query 7 opcode 5: A \\# 4 01020304");
        var delete = DnsMessage.parse(bytes(head + "0002" + "00ff" + "00000000" + "0000"));
        assertThat(delete.answers().getFirst()).hasToString(". 0 ANY NS \\# 0");
        var version =
                DnsMessage.parse(bytes(head + "0010" + "0003" + "00000000" + "0004" + "03392e31"));
        assertThat(version.answers().getFirst()).hasToString(". 0 CH TXT \"9.1\"");
        var flush =
                DnsMessage.parse(bytes(head + "0001" + "8001" + "00000000" + "0004" + "01020304"));
        assertThat(flush.answers().getFirst())
                .as("multicast DNS")
                .hasToString(". 0 CLASS32769 A 1.2.3.4");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new DnsRecord(EXAMPLE, 3, 0, new HostAddress(InetAddress.ofLiteral("::"))))
                .withMessage("AAAA in class CH");
    }

    @Test
    void namesAndNumbers() {
        assertThat(new DnsType(257)).isEqualTo(DnsType.CAA).hasToString("CAA");
        assertThat(new DnsType(99)).hasToString("TYPE99");
        assertThat(new ResponseCode(3)).hasToString("NXDOMAIN");
        assertThat(new DnsQuestion(EXAMPLE, DnsType.ANY, 255)).hasToString("example.org. ANY ANY");
        assertThat(TextStrings.of("é", "a b")).hasToString("\"\\195\\169\" \"a b\"");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DnsMessage.query(65536, EXAMPLE, DnsType.A))
                .withMessageContaining("65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NameData(DnsType.A, EXAMPLE))
                .withMessage("A is no name alone");
        assertThatIllegalArgumentException().isThrownBy(() -> new TextStrings(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextStrings.of("a".repeat(256)))
                .withMessageContaining("256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CertificationAuthority(0, "a b", bytes("")))
                .withMessageContaining("a b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailExchange(-1, EXAMPLE))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record(new OpaqueData(DnsType.DS, ByteBuffer.allocate(65536))))
                .withMessageContaining("65536");
        var many = new ArrayList<EdnsOption>();
        for (int i = 0; i < 5; i++) many.add(new EdnsOption(i, ByteBuffer.allocate(20_000)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record(new EdnsOptions(many)))
                .withMessageContaining("100020");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResponseCode(4096))
                .withMessageContaining("4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DnsType(-1))
                .withMessageContaining("-1");
    }
}
