package io.sockeye.fuzz.property;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;

import io.sockeye.address.SocketAddress;
import io.sockeye.resolve.HostName;
import io.sockeye.resolve.Inet;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The names of hosts as a user may type them, and their literals: to us they are the addresses that they are to C.
public final class HostProperty implements Property {
    @Override
    public boolean check(byte[] data) throws Exception {
        boolean taken = false;
        for (var text : Texts.of(data)) {
            taken |= name(text);
            taken |= literal(text);
        }
        return taken;
    }

    private static boolean name(String text) throws Exception {
        var name = value(text, () -> HostName.encoded(text));
        if (name.isPresent()) Parsing.same(name.get(), HostName.encoded(name.get()));
        return name.isPresent();
    }

    private static boolean literal(String text) throws Exception {
        value(text, () -> Inet.inetAton(text));
        var ours = value(text, () -> SocketAddress.inet(text, 0).host());
        // C's function takes no scope.
        if (text.contains("%")) return ours.isPresent();
        var theirs = new ArrayList<String>();
        for (var family : List.of(AF_INET, AF_INET6))
            value(text, () -> Inet.inetPton(family, text))
                    .ifPresent(bytes -> theirs.add(family + HexFormat.of().formatHex(bytes)));
        Parsing.same(theirs, ours.stream().map(HostProperty::text).toList());
        return ours.isPresent();
    }

    private static String text(InetAddress host) {
        var family = host instanceof Inet4Address ? AF_INET : AF_INET6;
        return family + HexFormat.of().formatHex(host.getAddress());
    }

    private static <T> Optional<T> value(String text, Callable<T> parser) throws Exception {
        return Parsing.parsed(2 * text.length(), IllegalArgumentException.class, parser);
    }
}
