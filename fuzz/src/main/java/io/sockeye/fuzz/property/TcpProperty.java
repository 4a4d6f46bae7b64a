package io.sockeye.fuzz.property;

import io.sockeye.wire.tcp.QuotedTcp;
import io.sockeye.wire.tcp.TcpOption;
import io.sockeye.wire.tcp.TcpSegment;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// A segment alone, between two addresses of either family, and quoted; and options without one.
public final class TcpProperty implements Property {
    private static final InetAddress FOUR = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::1");

    @Override
    public boolean check(byte[] data) throws Exception {
        var quoted = Packets.parsed(QuotedTcp::parse, data);
        if (quoted.isPresent()) Packets.survives(quoted.get(), QuotedTcp::parse);
        var segment = Packets.parsed(TcpSegment::parse, data);
        if (segment.isPresent()) Packets.survives(segment.get(), TcpSegment::parse);
        for (var host : new InetAddress[] {FOUR, SIX}) {
            Packets.parsed(bytes -> TcpSegment.parse(bytes, host, host), data);
            if (segment.isEmpty()) continue;
            var whole = ByteBuffer.wrap(segment.get().toBytes(host, host));
            Parsing.same(segment.get(), TcpSegment.parse(whole, host, host));
        }
        return options(data) || segment.isPresent();
    }

    private static boolean options(byte[] data) throws Exception {
        var options = Packets.parsed(TcpOption::parse, data);
        if (options.isEmpty()) return false;
        for (var option : options.get())
            Packets.survives(option, bytes -> TcpOption.parse(bytes).getFirst());
        return true;
    }
}
