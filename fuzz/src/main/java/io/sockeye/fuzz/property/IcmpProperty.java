package io.sockeye.fuzz.property;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.icmp.Icmp6Message;
import io.sockeye.wire.icmp.IcmpMessage;
import io.sockeye.wire.icmp.QuotedEcho;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// ICMP, as it came and with the checksum put right, and quoted; ICMPv6, alone and between two addresses.
public final class IcmpProperty implements Property {
    private static final int CHECKSUM = 2;
    private static final Inet6Address SOURCE = (Inet6Address) InetAddress.ofLiteral("2001:db8::1");
    private static final Inet6Address DESTINATION = (Inet6Address) InetAddress.ofLiteral("ff02::1");

    @Override
    public boolean check(byte[] data) throws Exception {
        var quoted = Packets.parsed(QuotedEcho::parse, data);
        if (quoted.isPresent()) Packets.survives(quoted.get(), QuotedEcho::parse);
        boolean taken = taken(data) || quoted.isPresent();
        taken |= taken(Packets.repaired(data, CHECKSUM, data.length));
        return taken6(data) || taken;
    }

    private static boolean taken(byte[] data) throws Exception {
        var message = Packets.parsed(IcmpMessage::parse, data);
        if (message.isPresent()) Packets.survives(message.get(), IcmpMessage::parse);
        return message.isPresent();
    }

    private static boolean taken6(byte[] data) throws Exception {
        Packets.parsed(IcmpProperty::between, data);
        var message = Packets.parsed(Icmp6Message::parse, data);
        if (message.isEmpty()) return false;
        Packets.survives(message.get(), Icmp6Message::parse);
        byte[] bytes = message.get().toBytes(SOURCE, DESTINATION);
        Parsing.same(message.get(), between(ByteBuffer.wrap(bytes)));
        return true;
    }

    private static Icmp6Message between(ByteBuffer data) throws MalformedPacketException {
        return Icmp6Message.parse(data, SOURCE, DESTINATION);
    }
}
