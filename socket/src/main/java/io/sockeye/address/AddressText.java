package io.sockeye.address;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// Reads the texts that addresses print.
final class AddressText {
    private static final String UNIX = "unix:";
    private static final String FLOW = "?flow=";
    private static final int MAX_FLOW_INFO = 0xfffff;

    /// What texts of a family look like, by the word that they begin with.
    private static final Map<String, String> FAMILIES =
            Map.ofEntries(
                    Map.entry("packet", "packet:2:ETH_P_ARP, packet:2:ETH_P_ALL?hw=525400123456"),
                    Map.entry("netlink", "netlink:0, netlink:4711?groups=0x11"),
                    Map.entry("vsock", "vsock:2:1024"),
                    Map.entry(
                            "can",
                            "can:3, can:3?rx=0x123&tx=0x321, can:3?name=0x0&pgn=0x40000&addr=0x20"),
                    Map.entry("alg", "alg:hash:sha256"),
                    Map.entry(
                            "tipc",
                            "tipc:name:18888:17, tipc:range:18888:0:99?scope=2,"
                                    + " tipc:id:16781313:33"),
                    Map.entry("l2cap", "l2cap:00:1A:7D:DA:71:13:4097"),
                    Map.entry("rfcomm", "rfcomm:00:1A:7D:DA:71:13:1"),
                    Map.entry("hci", "hci:0"),
                    Map.entry("sco", "sco:00:1A:7D:DA:71:13"),
                    Map.entry("qipcrtr", "qipcrtr:1:16384"),
                    Map.entry("xdp", "xdp:2:0"));

    private AddressText() {}

    static SocketAddress parse(String text) {
        if (text.equals("none")) {
            return SocketAddress.none();
        }
        if (text.startsWith(UNIX)) {
            return unix(text.substring(UNIX.length()));
        }
        if (text.startsWith("[")) {
            return inet6(text);
        }
        if (FAMILIES.containsKey(scheme(text))) {
            return family(new FamilyText(text));
        }
        if (text.endsWith(")")) {
            return opaque(text);
        }
        int colon = text.indexOf(':');
        if (colon < 0 || colon != text.lastIndexOf(':')) {
            throw refused(text);
        }
        return IpLiteral.address(text.substring(0, colon), port(text, colon + 1, text.length()), 0);
    }

    /// The word before the first colon; "" if there is none.
    private static String scheme(String text) {
        return text.substring(0, Math.max(text.indexOf(':'), 0));
    }

    private static SocketAddress family(FamilyText text) {
        return switch (text.scheme()) {
            case "packet" -> packet(text);
            case "netlink" ->
                    text.end(
                            new NetlinkSocketAddress(
                                    text.number(Unsigned.MAX_32),
                                    text.value("groups", 0, Unsigned.MAX_32)));
            case "vsock" ->
                    text.end(
                            new VsockSocketAddress(
                                    text.number(Unsigned.MAX_32),
                                    text.number(Unsigned.MAX_32),
                                    text.value("flags", 0, Unsigned.MAX_8)));
            case "can" -> can(text);
            case "alg" ->
                    text.end(
                            new AlgSocketAddress(
                                    AlgSocketAddress.unescape(text.part()),
                                    AlgSocketAddress.unescape(text.part()),
                                    text.value("feat", 0, Unsigned.MAX_32),
                                    text.value("mask", 0, Unsigned.MAX_32)));
            case "tipc" -> tipc(text);
            case "l2cap", "rfcomm", "hci", "sco" -> bluetooth(text);
            case "qipcrtr" ->
                    text.end(
                            new QipcrtrSocketAddress(
                                    text.number(Unsigned.MAX_32), text.number(Unsigned.MAX_32)));
            default -> xdp(text);
        };
    }

    private static SocketAddress packet(FamilyText text) {
        int index = text.number(Integer.MAX_VALUE);
        var protocol = text.part();
        return text.end(
                new PacketSocketAddress(
                        index,
                        PacketProtocol.parse(protocol).orElseThrow(text::refused),
                        text.value("type")
                                .map(type -> PacketType.parse(type).orElseThrow(text::refused))
                                .orElse(PacketType.PACKET_HOST),
                        text.value("hatype", 0, Unsigned.MAX_16),
                        text.value("hw").map(Bytes::parse).orElse(Bytes.of())));
    }

    private static SocketAddress can(FamilyText text) {
        int index = text.number(Integer.MAX_VALUE);
        if (text.has("rx")) {
            return text.end(
                    new CanSocketAddress.Isotp(
                            index,
                            text.value("rx", 0, Unsigned.MAX_32),
                            text.value("tx", 0, Unsigned.MAX_32)));
        }
        if (text.has("pgn")) {
            return text.end(
                    new CanSocketAddress.J1939(
                            index,
                            text.value("name", 0, -1L),
                            text.value("pgn", 0, CanSocketAddress.J1939_NO_PGN),
                            text.value("addr", 0, Unsigned.MAX_8)));
        }
        return text.end(new CanSocketAddress.Raw(index));
    }

    private static SocketAddress tipc(FamilyText text) {
        var shape = text.part();
        long first = text.number(Unsigned.MAX_32);
        long second = text.number(Unsigned.MAX_32);
        return switch (shape) {
            case "id" -> text.end(new TipcSocketAddress.Id(first, second, scope(text)));
            case "name" -> {
                long domain = text.value("domain", 0, Unsigned.MAX_32);
                yield text.end(new TipcSocketAddress.Name(first, second, domain, scope(text)));
            }
            case "range" -> {
                long third = text.number(Unsigned.MAX_32);
                yield text.end(new TipcSocketAddress.Range(first, second, third, scope(text)));
            }
            default -> throw text.refused();
        };
    }

    /// The one number that may be negative.
    private static int scope(FamilyText text) {
        try {
            return text.value("scope").map(Byte::parseByte).orElse((byte) 0);
        } catch (NumberFormatException notOne) {
            throw text.refused();
        }
    }

    private static SocketAddress bluetooth(FamilyText text) {
        if (text.scheme().equals("hci")) {
            return text.end(
                    new BluetoothSocketAddress.Hci(
                            text.number(Unsigned.MAX_16),
                            text.value("channel", 0, Unsigned.MAX_16)));
        }
        if (text.size() < 6) throw text.refused();
        var bytes = new StringJoiner(":");
        for (int i = 0; i < 6; i++) bytes.add(text.part());
        var address = BluetoothAddress.parse(bytes.toString());
        return switch (text.scheme()) {
            case "sco" -> text.end(new BluetoothSocketAddress.Sco(address));
            case "rfcomm" ->
                    text.end(
                            new BluetoothSocketAddress.Rfcomm(
                                    address, text.number(Unsigned.MAX_8)));
            default ->
                    text.end(
                            new BluetoothSocketAddress.L2cap(
                                    address,
                                    text.number(Unsigned.MAX_16),
                                    text.value("cid", 0, Unsigned.MAX_16),
                                    text.value("type", 0, Unsigned.MAX_8)));
        };
    }

    private static SocketAddress xdp(FamilyText text) {
        int index = text.number(Integer.MAX_VALUE);
        int queue = text.number(Integer.MAX_VALUE);
        return text.end(
                new XdpSocketAddress(
                        text.value("flags", 0, Unsigned.MAX_16),
                        index,
                        queue,
                        text.value("umem", 0, Integer.MAX_VALUE)));
    }

    private static UnixSocketAddress unix(String name) {
        if (name.isEmpty()) {
            return SocketAddress.unnamed();
        }
        if (name.startsWith("@")) {
            return new UnixSocketAddress.Abstract(UnixNames.unescape(name.substring(1)));
        }
        return new UnixSocketAddress.Pathname(UnixNames.unescape(name));
    }

    private static SocketAddress inet6(String text) {
        int bracket = text.indexOf("]:");
        if (bracket < 0) {
            throw refused(text);
        }
        String host = text.substring(1, bracket);
        if (host.indexOf(':') < 0) {
            throw refused(text);
        }
        int flow = text.indexOf(FLOW, bracket);
        int port = port(text, bracket + 2, flow < 0 ? text.length() : flow);
        return IpLiteral.address(host, port, flow < 0 ? 0 : flowInfo(text, flow));
    }

    private static int flowInfo(String text, int flow) {
        String number = text.substring(flow + FLOW.length());
        return Decimal.parse(number, MAX_FLOW_INFO)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the flow info \""
                                        + number
                                        + "\" of \""
                                        + text
                                        + "\" is not in 0.."
                                        + MAX_FLOW_INFO))
                .intValue();
    }

    private static int port(String text, int from, int to) {
        String number = text.substring(from, to);
        return Decimal.parse(number, 65535)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the port \""
                                        + number
                                        + "\" of \""
                                        + text
                                        + "\" is not in 0..65535"))
                .intValue();
    }

    private static SocketAddress opaque(String text) {
        int open = text.indexOf("(0x");
        if (open < 0) {
            throw refused(text);
        }
        Optional<AddressFamily> family = AddressFamily.parse(text.substring(0, open));
        Bytes data = Bytes.parse(text.substring(open + 3, text.length() - 1));
        return new OpaqueSocketAddress(family.orElseThrow(() -> refused(text)), data);
    }

    static IllegalArgumentException refused(String text) {
        var family = FAMILIES.get(scheme(text));
        return new IllegalArgumentException(
                "\"%s\" is no %ssocket address; one is such as %s"
                        .formatted(
                                text,
                                family == null ? "" : scheme(text) + " ",
                                family == null
                                        ? "127.0.0.1:80, [::1]:80, unix:/run/x, unix:@name"
                                        : family));
    }
}
