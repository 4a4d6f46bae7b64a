package io.sockeye.fuzz;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.NetlinkProtocol.NETLINK_GENERIC;
import static io.sockeye.address.NetlinkProtocol.NETLINK_ROUTE;
import static io.sockeye.address.NetlinkProtocol.NETLINK_SOCK_DIAG;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.option.NetlinkOptions.NETLINK_EXT_ACK;
import static io.sockeye.option.NetlinkOptions.NETLINK_GET_STRICT_CHK;
import static io.sockeye.wire.netlink.NetlinkFlags.NLM_F_MULTI;

import io.sockeye.Socket;
import io.sockeye.address.Bytes;
import io.sockeye.address.NetlinkProtocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.AlgOperation;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.control.Credentials;
import io.sockeye.control.HopLimit;
import io.sockeye.control.NetlinkGroup;
import io.sockeye.control.NetlinkNamespace;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.OriginalDestination;
import io.sockeye.control.PacketInfo4;
import io.sockeye.control.PacketInfo6;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.SecurityLabel;
import io.sockeye.control.SegmentSize;
import io.sockeye.control.Timestamps;
import io.sockeye.control.TrafficClass;
import io.sockeye.control.TransmitTime;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.error.Errno;
import io.sockeye.fuzz.property.OptionProperty;
import io.sockeye.internal.codec.ControlCodec;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.wire.Packet;
import io.sockeye.wire.bpf.BpfProgram;
import io.sockeye.wire.can.BcmMessage;
import io.sockeye.wire.can.CanFrame;
import io.sockeye.wire.ethernet.EtherType;
import io.sockeye.wire.ethernet.EthernetFrame;
import io.sockeye.wire.icmp.DestinationUnreachable;
import io.sockeye.wire.icmp.DestinationUnreachable6;
import io.sockeye.wire.icmp.EchoReply;
import io.sockeye.wire.icmp.EchoReply6;
import io.sockeye.wire.icmp.EchoRequest;
import io.sockeye.wire.icmp.EchoRequest6;
import io.sockeye.wire.icmp.PacketTooBig6;
import io.sockeye.wire.icmp.ParameterProblem;
import io.sockeye.wire.icmp.ParameterProblem6;
import io.sockeye.wire.icmp.Redirect;
import io.sockeye.wire.icmp.TimeExceeded;
import io.sockeye.wire.icmp.TimeExceeded6;
import io.sockeye.wire.ip.Ip4Packet;
import io.sockeye.wire.ip.Ip6Packet;
import io.sockeye.wire.ip.QuotedPacket;
import io.sockeye.wire.netlink.AddressMessage;
import io.sockeye.wire.netlink.GenericFamily;
import io.sockeye.wire.netlink.GenericMessage;
import io.sockeye.wire.netlink.InetSocketMessage;
import io.sockeye.wire.netlink.LinkMessage;
import io.sockeye.wire.netlink.NeighbourMessage;
import io.sockeye.wire.netlink.NetlinkAttribute;
import io.sockeye.wire.netlink.RouteMessage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// Writes the seeds of all targets anew; `fuzz/write-seeds` calls it. Those of netlink are what the kernel says of the network around.
final class Seeds {
    /// Longest seed in bytes; of a longer dump the first messages.
    private static final int LONGEST = 2048;

    /// Most datagrams of an answer.
    private static final int MOST = 5;

    private static final int NLMSG_DONE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Inet4Address HERE = Inet4Address.ofLiteral("192.0.2.1");
    private static final Inet4Address THERE = Inet4Address.ofLiteral("198.51.100.2");
    private static final Inet6Address HERE6 = (Inet6Address) InetAddress.ofLiteral("2001:db8::1");
    private static final Inet6Address THERE6 = (Inet6Address) InetAddress.ofLiteral("ff02::1");
    private static final ByteBuffer DATA =
            ByteBuffer.wrap("sockeye".getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();

    private static final List<String> ADDRESSES =
            List.of(
                    "127.0.0.1:80",
                    "[fe80::1%2]:80?flow=5",
                    "[::ffff:1.2.3.4]:65535",
                    "unix:/run/x%20y",
                    "unix:@name",
                    "unix:",
                    "packet:2:ETH_P_ARP?type=PACKET_OUTGOING&hatype=1&hw=525400123456",
                    "netlink:4711?groups=0x11",
                    "vsock:2:1024?flags=1",
                    "can:3?rx=0x123&tx=0x321",
                    "can:3?name=0x1&pgn=0x40000&addr=0x20",
                    "alg:hash:sha256?feat=0x8&mask=0x8",
                    "tipc:range:18888:0:99?scope=2",
                    "tipc:name:18888:17?domain=0x7",
                    "l2cap:00:1A:7D:DA:71:13:4097",
                    "rfcomm:00:1A:7D:DA:71:13:1",
                    "hci:0",
                    "qipcrtr:1:16384",
                    "xdp:2:0",
                    "AF_X25(0x0102)");

    private static final List<String> PROGRAMS =
            List.of(
                    "ldh [12]\njne #0x806, drop ; not ARP\nret #-1\ndrop: ret #0\n",
                    "ldxb 4*([14]&0xf)\nldh [x + 16]\njeq #22, yes, no\nyes: ret a\nno: ret #0\n",
                    "ld #len\nst M[3]\ntax\nadd x\nstx M[15]\nld M[3]\nldx M[15]\nrsh #2\nmod x\nret a\n",
                    "/* shifts */ ldi #0b101\nldxi 0x7\nlsh x\nneg\njset #010, on\non: jmp end\nend: ret a\n",
                    "ld [0xfff00000]\nldb [x + 0x7fffffff]\ndiv #3\nxor #1\ntxa\nret #9\n");

    private final Path folder;

    private Seeds(Path folder) {
        this.folder = folder;
    }

    /// Writes them.
    ///
    /// @param arguments the folder
    /// @throws Exception if it cannot, or the kernel refuses
    public static void main(String... arguments) throws Exception {
        var seeds = new Seeds(Path.of(arguments[0]));
        seeds.routes();
        seeds.generic();
        seeds.sockets();
        seeds.packets();
        seeds.captured();
        seeds.programs();
        seeds.addresses();
        seeds.frames();
        seeds.notifications();
        seeds.controls();
        seeds.options();
        seeds.streams();
        seeds.tls();
        seeds.blocks();
        seeds.requests();
    }

    /// Requests of HTTP, behind a byte for the pieces in which they come; `⏎` is CR LF.
    private void requests() throws IOException {
        request("get", "GET /ok HTTP/1.1⏎Host: a⏎⏎");
        request(
                "pipelined",
                "GET /ok HTTP/1.1⏎Host: a⏎⏎HEAD /a/../b%20c?sort=size HTTP/1.1⏎Host: [::1]:80⏎⏎");
        request("absolute", "GET http://a:80/x%C3%BC/ HTTP/1.1⏎Host: b⏎⏎");
        request("options", "OPTIONS * HTTP/1.1⏎Host: a⏎⏎");
        request(
                "put",
                "PUT /f HTTP/1.1⏎Host: a⏎Content-Length: 5⏎⏎helloGET /ok HTTP/1.1⏎Host: a⏎⏎");
        request(
                "chunked",
                "PUT /f HTTP/1.1⏎Host: a⏎Transfer-Encoding: chunked⏎⏎5;x=\"y\"⏎hello⏎0⏎T: 1⏎⏎GET /ok HTTP/1.1⏎Host: a⏎⏎");
        request(
                "form",
                "POST / HTTP/1.1⏎Host: a⏎Content-Type: multipart/form-data; boundary=b⏎Content-Length: 90⏎⏎--b⏎Content-Disposition: form-data; name=\"f\"; filename=\"C:\\x\\a \\\"b.txt\"⏎⏎hello⏎--b--⏎");
        request("old", "GET / HTTP/1.0⏎Connection: keep-alive⏎⏎");
        request(
                "ranges",
                "GET /ok HTTP/1.1⏎Host: a⏎Range: bytes=0-1,-5⏎If-Range: \"x\"⏎Expect: 100-continue⏎⏎");
    }

    private void request(String name, String text) throws IOException {
        var bytes = "\6" + text.replace("⏎", "\r\n");
        write(Target.HTTP, name, bytes.getBytes(StandardCharsets.UTF_8));
    }

    /// Blocks of a packet ring, behind a byte for the private size: an empty one, one packet, two beside private bytes.
    private void blocks() throws IOException {
        write(Target.BLOCK, "empty", block(0, 0));
        write(Target.BLOCK, "one", block(0, 1));
        write(Target.BLOCK, "two", block(13, 2));
    }

    /// Each packet takes 128 bytes: struct tpacket3_hdr, struct sockaddr_ll, and from byte 82 on a frame.
    private static byte[] block(int privateSize, int count) {
        int first = 48 + (privateSize + 7) / 8 * 8;
        int length = first + 128 * count;
        var block = ByteBuffer.allocate(1 + length).order(ByteOrder.LITTLE_ENDIAN);
        block.put((byte) privateSize).putInt(2).putInt(48);
        block.putInt(1).putInt(count).putInt(first).putInt(length).putLong(1);
        for (int i = 0; i < count; i++) {
            block.position(1 + first + 128 * i);
            block.putInt(i + 1 < count ? 128 : 0).putInt(1_700_000_000).putInt(999_999_999);
            block.putInt(21 + i).putInt(60).putInt(0x51).putShort((short) 82).putShort((short) 96);
            block.putInt(0x1234abcd).putInt(42).putShort((short) 0x8100).putShort((short) 0);
            block.putLong(0).putShort((short) 17).putShort((short) 0x0008).putInt(2);
            block.putShort((short) 1)
                    .put((byte) 4)
                    .put((byte) 6)
                    .put(new byte[] {2, 0, 0, 0, 0, 1});
            block.position(1 + first + 128 * i + 82).put(DATA.duplicate());
        }
        return block.array();
    }

    /// Two bytes choose the variant and the pieces in which the rest comes.
    private void streams() throws IOException {
        stream(Target.PREFIX, "bytes", "\0\1\3abc\0\1x");
        stream(Target.PREFIX, "little", "\13\2\3\0\0\0abc\1\0\0\0x");
        stream(Target.PREFIX, "inclusive", "\21\3\0\5abc\0\2");
        stream(Target.PREFIX, "claimed", "\3\1\0\0\0\1a\177\377\377\377abc");
        stream(Target.PREFIX, "eight", "\7\1\0\0\0\0\0\0\0\1a");
        stream(Target.VARINT, "one-byte", "\377\1\3abc\0\1x");
        stream(Target.VARINT, "overlong", "\377\2\201\0x");
        stream(Target.VARINT, "too-long", "\20\1\1x\377\377\377\377\17");
        stream(Target.LINES, "lines", "\143\4one\ntwo\r\n\n\344\n");
        stream(Target.LINES, "crlf", "\350\1GET / HTTP/1.1\r\nHost: here\r\n\r\n");
        stream(Target.LINES, "carriage", "\144\1a\r\r\n\r\n\r");
        stream(Target.LINES, "utf-8", "\143\1\303\244\342\202\254\360\237\220\237\n");
        stream(Target.DELIMITED, "blank-line", "\1\3one\r\n\r\n\r\n\r\n");
        stream(Target.DELIMITED, "overlapping", "\3\1aaab");
        stream(Target.DELIMITED, "itself", "\2\1xaaaay");
        stream(Target.NETSTRINGS, "netstrings", "\0\2" + "5:hello,0:,12:hello world!,");
        stream(Target.NETSTRINGS, "too-long", "\5\2" + "5:hello,6:hello!,");
        stream(Target.NETSTRINGS, "zeros", "\0\1" + "1:a,01:a,");
        stream(Target.RECORDS, "records", "\3\2fourfour");
        stream(Target.RECORDS, "bytes", "\0\1abc");
        stream(Target.RECORDS, "cut", "\3\1fourtwo");
    }

    // ---- TLS ----

    private void tls() throws IOException {
        hello("hello-1.3", "TLSv1.3");
        hello("hello-1.2", "TLSv1.2");
        stream(Target.TLSHELLO, "http", "\1\377GET / HTTP/1.1\r\n\r\n");
        stream(Target.TLSHELLO, "alert", "\0\377\25\3\3\0\2\2\50");
        stream(Target.TLSHELLO, "change-cipher", "\0\1\24\3\3\0\1\1");
        stream(Target.TLSHELLO, "longest", "\1\1\26\3\1\177\377\1\0\0\1");
        stream(Target.TLSRECORDS, "whole-1.3", "\0\377");
        stream(Target.TLSRECORDS, "whole-1.2", "\2\20");
        stream(Target.TLSRECORDS, "server-1.3", "\1\1");
        stream(Target.TLSRECORDS, "server-1.2", "\3\2");
        stream(Target.TLSRECORDS, "handshake", "\0\377\0\7\0\1");
        stream(Target.TLSRECORDS, "behind", "\0\377\4\100\0\1");
        stream(Target.TLSRECORDS, "alert", "\1\377\1\200\17\25\3\3\0\2\1\0");
    }

    /// The first words of a client of the JDK.
    private void hello(String name, String protocol) throws IOException {
        try {
            var engine = SSLContext.getDefault().createSSLEngine("localhost", 1);
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(new String[] {protocol});
            var record = ByteBuffer.allocate(LONGEST * 16).put((byte) 1).put((byte) 0xff);
            engine.wrap(ByteBuffer.allocate(0), record);
            write(Target.TLSHELLO, name, Arrays.copyOf(record.array(), record.position()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }

    private void stream(Target target, String name, String text) throws IOException {
        write(target, name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(Target target, String name, byte[] data) throws IOException {
        var file = folder.resolve(target.toString(), name);
        Files.createDirectories(file.getParent());
        Files.write(file, data);
    }

    private void routes() throws IOException {
        ask(Target.NETLINK, "links", NETLINK_ROUTE, LinkMessage.dump(1));
        ask(Target.NETLINK, "addresses", NETLINK_ROUTE, AddressMessage.dump(2));
        ask(Target.NETLINK, "routes", NETLINK_ROUTE, RouteMessage.dump(3));
        ask(Target.NETLINK, "neighbours", NETLINK_ROUTE, NeighbourMessage.dump(4));
        ask(Target.NETLINK, "no-device", NETLINK_ROUTE, LinkMessage.get(5, 4711));
        byte[] strange = LinkMessage.dump(6);
        strange[18] = 1; // the kernel says in words what is wrong with that
        ask(Target.NETLINK, "words", NETLINK_ROUTE, strange);
    }

    private void generic() throws IOException {
        ask(Target.GENERIC, "families", NETLINK_GENERIC, GenericFamily.dump(1));
        ask(Target.GENERIC, "ethtool", NETLINK_GENERIC, GenericFamily.get(2, "ethtool"));
        ask(Target.GENERIC, "none", NETLINK_GENERIC, GenericFamily.get(3, "sockeye"));
        var link = NetlinkAttribute.nested(1, NetlinkAttribute.text(2, "left"));
        write(Target.GENERIC, "linkstate", GenericMessage.request(21, 0, 4, 6, 1, link).toBytes());
    }

    private void sockets() throws IOException {
        try (var server = Socket.createServer(SocketAddress.loopback(0));
                var client = Socket.open(AF_INET, SOCK_STREAM);
                var _ = Socket.createServer(SocketAddress.inet("::1", 0))) {
            client.timeout(PATIENCE).connect(server.localAddress());
            byte[] tcp = InetSocketMessage.dump(1, 2, 6, InetSocketMessage.ALL_STATES);
            ask(Target.DIAG, "tcp", NETLINK_SOCK_DIAG, tcp);
            byte[] tcp6 = InetSocketMessage.dump(2, 10, 6, InetSocketMessage.ALL_STATES);
            tcp6[18] = (byte) 0xff; // with all attributes
            ask(Target.DIAG, "tcp6", NETLINK_SOCK_DIAG, tcp6);
            ask(Target.DIAG, "refused", NETLINK_SOCK_DIAG, InetSocketMessage.dump(3, 77, 6, 0));
        }
    }

    /// Writes the datagrams of the answer up to its end, five at the most, each with as many messages as there is room for.
    private void ask(Target target, String name, NetlinkProtocol protocol, byte[] question)
            throws IOException {
        var kernel = SocketAddress.netlink(0, 0);
        try (var socket = Socket.open(AF_NETLINK, SOCK_RAW, protocol)) {
            socket.set(NETLINK_EXT_ACK, true).set(NETLINK_GET_STRICT_CHK, true).bind(kernel);
            socket.timeout(PATIENCE).sendTo(question, kernel);
            boolean ended = false;
            for (int number = 1; !ended; number++) {
                byte[] data = socket.recvFrom(32 * 1024).data();
                var datagram = ByteBuffer.wrap(data).order(ByteOrder.nativeOrder());
                int kept = 0;
                int at = 0;
                while (at < data.length) {
                    // One of several goes on; one alone is all.
                    ended |=
                            datagram.getShort(at + 4) <= NLMSG_DONE
                                    || (datagram.getShort(at + 6) & NLM_F_MULTI) == 0;
                    at = Math.min(data.length, at + (datagram.getInt(at) + 3 & ~3));
                    if (at <= LONGEST) kept = at;
                }
                if (number <= MOST) write(target, name + "-" + number, Arrays.copyOf(data, kept));
            }
        }
    }

    private void packets() throws IOException {
        var echo = new EchoRequest(7, 1, DATA);
        var echo6 = new EchoRequest6(7, 1, DATA);
        var packet = Ip4Packet.of(64, 1, HERE, THERE, ByteBuffer.wrap(echo.toBytes()));
        var options = ByteBuffer.wrap(new byte[] {7, 7, 4, 0, 0, 0, 0, 0});
        var fragment =
                new Ip4Packet(184, 9, false, false, true, 64, 3, 17, HERE, THERE, options, DATA);
        var data6 = ByteBuffer.wrap(echo6.toBytes(HERE6, THERE6));
        var packet6 = new Ip6Packet(1, 0xabcde, 58, 255, HERE6, THERE6, data6);
        write(Target.ICMP, "request", echo.toBytes());
        write(Target.ICMP, "reply", new EchoReply(7, 1, DATA).toBytes());
        var quote = ByteBuffer.wrap(packet.toBytes());
        var quote6 = ByteBuffer.wrap(packet6.toBytes());
        var none = ByteBuffer.allocate(0);
        var label = ByteBuffer.wrap(HexFormat.of().parseHex("2000ddf40008010100010101"));
        write(Target.ICMP, "unreachable", new DestinationUnreachable(1, 0, quote, none).toBytes());
        write(Target.ICMP, "expired", new TimeExceeded(0, quote, label).toBytes());
        write(Target.ICMP, "problem", new ParameterProblem(0, 20, quote, none).toBytes());
        write(Target.ICMP, "redirect", new Redirect(1, THERE, quote).toBytes());
        write(
                Target.ICMP,
                "unreachable6",
                new DestinationUnreachable6(4, quote6, none).toBytes(HERE6, THERE6));
        write(Target.ICMP, "expired6", new TimeExceeded6(0, quote6, label).toBytes(HERE6, THERE6));
        write(Target.ICMP, "large6", new PacketTooBig6(0, 1280, quote6).toBytes(HERE6, THERE6));
        write(Target.ICMP, "problem6", new ParameterProblem6(1, 6, quote6).toBytes(HERE6, THERE6));
        write(Target.IP, "quoted", new QuotedPacket(packet, 700).toBytes());
        write(Target.IP, "quoted6", jumbogram());
        write(Target.ICMP, "request6", echo6.toBytes(HERE6, THERE6));
        write(Target.ICMP, "reply6", new EchoReply6(7, 1, DATA).toBytes(HERE6, THERE6));
        write(Target.IP, "four", packet.toBytes());
        write(Target.IP, "fragment", fragment.toBytes());
        write(Target.IP, "six", packet6.toBytes());
        write(Target.ETHERNET, "four", frame(EtherType.IPV4, packet));
        write(Target.ETHERNET, "six", frame(EtherType.IPV6, packet6));
        write(Target.ETHERNET, "vlan", frame(EtherType.VLAN, packet));
    }

    /// From the captured frames of the tests of `wire`, and what those have not.
    private void captured() throws IOException {
        hex(Target.ICMP, "quoted-echo", "0800af275ceb0001");
        hex(Target.VLAN, "one", "a00708004500");
        hex(Target.VLAN, "two", "106481000ffe86dd60");
        hex(Target.VLAN, "priority", "e0000806");
        hex(Target.ARP, "request", "0001080006040001121c8f40b5950a0700010000000000000a070002");
        hex(Target.ARP, "reply", "0001080006040002aa50621fbcf60a070002121c8f40b5950a070001");
        hex(
                Target.ARP,
                "infiniband",
                "002008001404000101010101010101010101010101010101010101010a070001000000000000"
                        + "00000000000000000000000000000a070002");
        hex(
                Target.NEIGHBOUR,
                "router",
                "030440c000015180000038400000000020010db8000700000000000000000000180330000000"
                        + "000c20010db8000800000000000000000000190500000000025820010db80007000000000000"
                        + "0000005320010db80007000000000000000000541f04000000000004076578616d706c65036f"
                        + "726700036c616e0000000000000005010000000005dc01019a6611294548");
        hex(Target.NEIGHBOUR, "source", "0101121c8f40b595");
        hex(Target.NEIGHBOUR, "redirected", "040200000000000060000000000000000201525400123456");
        hex(
                Target.EXTENSION,
                "hop",
                "003c00050200000100110001040000000013880009000d4cec68656c6c6f");
        hex(
                Target.EXTENSION,
                "routing",
                "2b110404010100000020010db800080000000000000000000320010db8000800000000000000"
                        + "0000fec4670009000d9c0c68656c6c6f");
        hex(
                Target.EXTENSION,
                "fragment",
                "2c3a000b503093f7d648494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f6061626364"
                        + "656667");
        hex(
                Target.EXTENSION,
                "authentication",
                "331104000000001000000000010102030405060708090a0b0c1388000900080000");
        hex(Target.EXTENSION, "mobility", "873b00050000000000");
        hex(
                Target.EXTENSION,
                "chain",
                "003c000502000001002b000104000000002c0002000000000033000001000000073c04000000"
                        + "0000010000000100000000000000000000000011000104000000001388000900080000");
        hex(
                Target.EXTENSION,
                "route",
                "06010727180a0700010a0800fe0a0800030a0800030a0700fe00000000000000000000000000"
                        + "000000");
        hex(Target.UDP, "empty", "a4a900090008471b");
        hex(Target.UDP, "hello", "13880009000d4cec68656c6c6f");
        hex(Target.UDP, "unsummed", "1388000900080000");
        hex(Target.TCP, "syn", "90e700169b34292b00000000600204002ab90000020405b4");
        hex(
                Target.TCP,
                "fast-open",
                "bb721f90b50b87bb00000000d002faf0c6090000020405b40402080afcbb13f5000000000103"
                        + "030a220a12b54bbd309adade0101474554202f20485454502f312e310d0a486f73743a203130"
                        + "2e372e302e323a383038300d0a557365722d4167656e743a206375726c2f372e38382e310d0a"
                        + "4163636570743a202a2f2a0d0a0d0a");
        hex(
                Target.TCP,
                "cookie",
                "1f90bb6efbc9d517c881fa46d012fe8893440000020405b40402080a93f6e4e93f6bbe170103"
                        + "030a220a12b54bbd309adade0101");
        hex(
                Target.TCP,
                "sack",
                "270f8922d7d16d275b6ad0c4b010002be6cb00000101080a9b8eae86e33f9e920101050a5b6a"
                        + "d0c35b6ad0c4");
        hex(Target.TCP, "reset", "000990e7000000009b34292c50140000466f0000");
        hex(
                Target.TCP,
                "acknowledgement",
                "bb6e1f90c881fa46fbc9d5188010003f7d6000000101080a3f6bbe1793f6e4e9");
        hex(Target.TCP, "timeout", "00509c4000000001000000027fff0001000000071c04801efe0401026162");
        hex(
                Target.DNS,
                "query",
                "53580120000100000000000103777777076578616d706c65036f7267000001000100002904d0"
                        + "00000000000c000a000887d0e6f405bba3b4");
        hex(
                Target.DNS,
                "address",
                "53588580000100010000000103777777076578616d706c65036f72670000010001c00c000100"
                        + "01000000000004c000025000002904d0000000000000");
        hex(
                Target.DNS,
                "address6",
                "e3128580000100010000000103777777076578616d706c65036f726700001c0001c00c001c00"
                        + "0100000000001020010db800000000000000000000008000002904d0000000000000");
        hex(
                Target.DNS,
                "alias",
                "66458580000100020000000105616c696173076578616d706c65036f72670000010001c00c00"
                        + "05000100000000001103777777076578616d706c65036f726700c02f00010001000000000004"
                        + "c000025000002904d0000000000000");
        hex(
                Target.DNS,
                "mail",
                "0be385800001000100000002076578616d706c65036f726700000f0001c00c000f0001000000"
                        + "000014000a046d61696c076578616d706c65036f726700c02b00010001000000000004c00002"
                        + "1900002904d0000000000000");
        hex(
                Target.DNS,
                "text",
                "bb5f85800001000100000001076578616d706c65036f72670000100001c00c00100001000000"
                        + "0000130b763d73706631202d616c6c067365636f6e6400002904d0000000000000");
        hex(
                Target.DNS,
                "service",
                "6b3885800001000100000002045f736970045f746370076578616d706c65036f726700002100"
                        + "01c00c002100010000000000180001000213c4046d61696c076578616d706c65036f726700c0"
                        + "3900010001000000000004c000021900002904d0000000000000");
        hex(
                Target.DNS,
                "authority",
                "cafc85800001000100000001076578616d706c65036f72670001010001c00c01010001000000"
                        + "0000150005697373756563612e6578616d706c652e6e657400002904d0000000000000");
        hex(
                Target.DNS,
                "zone",
                "04b5850000010001000100010461757468076578616d706c6500000600010461757468076578"
                        + "616d706c65000006000100000258003d026e73076578616d706c65036f7267000a686f73746d"
                        + "61737465720461757468076578616d706c6500000007ea000004b00000007800127500000002"
                        + "58c01e00020001000002580010026e73076578616d706c65036f72670000002904d000000000"
                        + "0000");
        hex(
                Target.DNS,
                "pointer",
                "5a7385800001000100000001023830013201300331393207696e2d6164647204617270610000"
                        + "0c0001c00c000c000100000000001103777777076578616d706c65036f72670000002904d000"
                        + "0000000000");
        hex(Target.DNS, "update", "00072800000000010000000000000200ff000000000000");
        hex(
                Target.ICMP,
                "solicitation6",
                "8700c7270000000020010db80007000000000000000000020101121c8f40b595");
        hex(
                Target.ICMP,
                "advertisement6",
                "8800c2f76000000020010db80007000000000000000000020201aa50621fbcf6");
        hex(
                Target.ICMP,
                "router6",
                "86004c1c4000000c0000000000000000030440c000015180000038400000000020010db80007"
                        + "00000000000000000000180330000000000c20010db800080000000000000000000019050000"
                        + "0000025820010db800070000000000000000005320010db80007000000000000000000541f04"
                        + "000000000004076578616d706c65036f726700036c616e0000000000000005010000000005dc"
                        + "01019a6611294548");
        hex(
                Target.ICMP,
                "redirect6",
                "8900000000000000fe80000000000000000000000000000120010db800000000000000000000"
                        + "000204020000000000006000000000000000");
    }

    private void hex(Target target, String name, String bytes) throws IOException {
        write(target, name, HexFormat.of().parseHex(bytes));
    }

    /// The beginning of one: RFC 2675.
    private static byte[] jumbogram() {
        var length = ByteBuffer.wrap(HexFormat.of().parseHex("0600c20400011170"));
        return new QuotedPacket(new Ip6Packet(0, 0, 0, 64, HERE6, THERE6, length), 69_992)
                .toBytes();
    }

    private static byte[] frame(EtherType type, Packet packet) {
        var address = ByteBuffer.wrap(new byte[] {0x52, 0x54, 0, 0x12, 0x34, 0x56});
        return new EthernetFrame(address, address, type, ByteBuffer.wrap(packet.toBytes()))
                .toBytes();
    }

    private void programs() throws IOException {
        for (int i = 0; i < PROGRAMS.size(); i++) {
            var text = PROGRAMS.get(i);
            byte[] program = BpfProgram.assemble(text).toBytes();
            write(Target.ASSEMBLER, "text-" + i, text.getBytes(StandardCharsets.UTF_8));
            write(Target.BPF, "program-" + i, program);
            write(Target.FILTER, "program-" + i, program);
        }
    }

    private void addresses() throws IOException {
        for (int i = 0; i < ADDRESSES.size(); i++) {
            var text = ADDRESSES.get(i);
            write(Target.ADDRESS, "text-" + i, text.getBytes(StandardCharsets.UTF_8));
            var room = MemorySegment.ofArray(new long[16]);
            int length = SockaddrCodec.encode(SocketAddress.parse(text), room);
            byte[] address = room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
            write(Target.SOCKADDR, "address-" + i, address);
        }
        var hosts =
                List.of("example.org.", "bücher.example", "127.0.0.1", "0x7f.1", "fe80::1", "::");
        for (int i = 0; i < hosts.size(); i++)
            write(Target.HOST, "host-" + i, hosts.get(i).getBytes(StandardCharsets.UTF_8));
        var names =
                List.of(
                        "www.example.org.",
                        ".",
                        "_sip._tcp.example",
                        "a\\.b\\046c.\\255\\000",
                        "a".repeat(63) + ".b");
        for (int i = 0; i < names.size(); i++)
            write(Target.DNSNAME, "name-" + i, names.get(i).getBytes(StandardCharsets.UTF_8));
    }

    private void frames() throws IOException {
        var texts =
                List.of(
                        "123#DEADBEEF",
                        "12345678#1122334455667788_B",
                        "123#R7",
                        "20000004#0004000000000000",
                        "123##3.11.22.33",
                        "45123#81:03:12345678#112233");
        for (int i = 0; i < texts.size(); i++) {
            write(Target.CANTEXT, "text-" + i, texts.get(i).getBytes(StandardCharsets.UTF_8));
            write(Target.CAN, "frame-" + i, CanFrame.of(texts.get(i)).toBytes());
        }
        var classical = CanFrame.of(texts.getFirst());
        write(Target.BCM, "send", BcmMessage.send(classical).toBytes());
        write(Target.BCM, "hear", BcmMessage.hear(0x123, 0).toBytes());
        var each = BcmMessage.sendEach(Duration.ofMillis(1500), 1, CanFrame.of(texts.get(4)));
        write(Target.BCM, "each", each.toBytes());
    }

    /// Of struct sctp_assoc_change and its like; their bytes are those of the codec's own tests.
    private void notifications() throws IOException {
        var changed = "0180000016000000" + "000001000a000500" + "07000000" + "0102";
        var address =
                "0280000094000000"
                        + "020000500a0000010000000000000000"
                        + "00".repeat(112)
                        + "020000000300000007000000";
        var hex = HexFormat.of();
        write(Target.SCTP, "association", hex.parseHex(changed));
        write(Target.SCTP, "address", hex.parseHex(address));
        write(Target.SCTP, "shutdown", hex.parseHex("058000000c000000" + "07000000"));
        write(Target.SCTP, "dry", hex.parseHex("098000000c000000" + "07000000"));
    }

    private void controls() throws IOException {
        var now = Optional.of(Instant.ofEpochSecond(1_800_000_000, 999_999_000));
        var label = Bytes.of("system_u:object_r\0".getBytes(StandardCharsets.UTF_8));
        var to = SocketAddress.inet("192.0.2.9", 53);
        var to6 = SocketAddress.inet("2001:db8::9", 53);
        control(
                "credentials",
                new Credentials(7, 8, 9),
                new SecurityLabel(ControlType.SCM_SECURITY, label));
        control("packet", new PacketInfo4(1, HERE, THERE), HopLimit.ip4(64), TrafficClass.ip4(184));
        control("packet6", new PacketInfo6(3, THERE6), HopLimit.ip6(-1), TrafficClass.ip6(40));
        control("original", new OriginalDestination(to), new OriginalDestination(to6));
        control(
                "times",
                new Timestamps(ControlType.SCM_TIMESTAMP, now, Optional.empty()),
                new Timestamps(ControlType.SCM_TIMESTAMPNS, now, Optional.empty()),
                new Timestamps(ControlType.SCM_TIMESTAMPING, now, now));
        control("error", error(ControlType.of(0, 11), ReceivedError.SO_EE_ORIGIN_ICMP, to));
        control("error6", error(ControlType.of(41, 25), ReceivedError.SO_EE_ORIGIN_ICMP6, to6));
        var none = SocketAddress.none();
        control(
                "zerocopy",
                error(ControlType.of(0, 11), ReceivedError.SO_EE_ORIGIN_ZEROCOPY, none));
        control("group", new NetlinkGroup(7), new NetlinkNamespace(3));
        control("cipher", AlgOperation.encrypt((byte) 1, (byte) 2).associated(16));
        control("segments", SegmentSize.of(1400), new TransmitTime(1));
        var refused = Bytes.parse("f3ffffff");
        control(
                "refused",
                new OpaqueControlMessage(ControlType.SCM_RIGHTS, refused),
                new OpaqueControlMessage(ControlType.SCM_PIDFD, refused));
    }

    private static ReceivedError error(ControlType type, int origin, SocketAddress offender) {
        return new ReceivedError(type, Errno.ECONNREFUSED, origin, 3, 1, 5, 6, offender);
    }

    private void control(String name, ControlMessage... messages) throws IOException {
        var list = List.of(messages);
        var room = MemorySegment.ofArray(new long[ControlCodec.size(list) / 8]);
        ControlCodec.encode(list, room, Descriptor::fileno);
        write(Target.CONTROL, name, room.toArray(ValueLayout.JAVA_BYTE));
    }

    /// Answers of zeros and of small numbers, for a few of the options.
    private void options() throws Exception {
        var property = new OptionProperty();
        for (int i = 0; i < 20; i++) {
            byte[] answer = new byte[300];
            if (i % 2 != 0) Arrays.fill(answer, (byte) 1);
            answer[0] = (byte) (3 * i);
            if (property.check(answer)) write(Target.OPTION, "answer-" + i, answer);
        }
    }
}
