package io.sockeye.fuzz.property;

import io.sockeye.wire.ip.ExtensionHeader;
import io.sockeye.wire.ip.Ip4Option;
import io.sockeye.wire.ip.Ip4Packet;
import io.sockeye.wire.ip.Ip6Packet;
import io.sockeye.wire.ip.IpPacket;
import io.sockeye.wire.ip.UpperLayer;
import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A first byte says which header begins: of IPv6, and what of it there is in IPv4. One header, the way through all, and options of IPv4.
public final class ExtensionProperty implements Property {
    private static final Inet6Address SIX = (Inet6Address) InetAddress.ofLiteral("2001:db8::1");
    private static final Inet4Address FOUR = Inet4Address.ofLiteral("192.0.2.1");

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length == 0) return false;
        int number = data[0] & 255;
        byte[] payload = Arrays.copyOfRange(data, 1, data.length);
        boolean taken = header(number, payload);
        var bytes = ByteBuffer.wrap(payload);
        taken |= upper(new Ip6Packet(0, 0, number, 64, SIX, SIX, bytes), payload);
        taken |= upper(Ip4Packet.of(64, number, FOUR, FOUR, bytes), payload);
        return options(payload) || taken;
    }

    private static boolean header(int number, byte[] payload) throws Exception {
        var header = Packets.parsed(data -> ExtensionHeader.parse(number, data), payload);
        if (header.isEmpty()) return false;
        if (!ExtensionHeader.isOne(number) || header.get().number() != number)
            throw new AssertionError("another number");
        Packets.survives(header.get(), data -> ExtensionHeader.parse(number, data));
        return true;
    }

    /// The headers and what is behind them are as long as the payload, and put together again they are read as the same.
    private static boolean upper(IpPacket packet, byte[] payload) throws Exception {
        int before = packet.length() - payload.length;
        byte[] whole = packet.toBytes();
        var upper = Packets.parsed(_ -> UpperLayer.of(packet), whole);
        if (upper.isEmpty()) return false;
        var again = new ByteArrayOutputStream();
        again.write(whole, 0, before);
        for (var extension : upper.get().extensions()) again.writeBytes(extension.toBytes());
        byte[] rest = new byte[upper.get().payload().remaining()];
        upper.get().payload().get(rest);
        again.writeBytes(rest);
        if (again.size() != whole.length) throw new AssertionError("another length");
        var read = IpPacket.parse(ByteBuffer.wrap(again.toByteArray()));
        Parsing.same(upper.get(), UpperLayer.of(read));
        return true;
    }

    private static boolean options(byte[] payload) throws Exception {
        var options = Packets.parsed(Ip4Option::parse, payload);
        if (options.isEmpty()) return false;
        for (var option : options.get()) {
            Packets.survives(option, data -> Ip4Option.parse(data).getFirst());
            Packets.parsed(_ -> option.route(), payload);
        }
        Parsing.same(options.get(), Ip4Option.parse(Ip4Option.join(options.get())));
        return true;
    }
}
