package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/// Whom to ask for names: the RDNSS option, RFC 8106 section 5.1.
///
/// @param lifetime for how long, in seconds, 32 bits unsigned; 0 no longer, 4294967295 for ever
/// @param servers 1 to 127
public record RecursiveDnsServers(long lifetime, List<Inet6Address> servers)
        implements NeighbourOption {
    /// The type of the option.
    public static final int TYPE = 25;

    private static final int HEADER = 8;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the number does not fit its field, or there are no servers or too many; the message names the value
    public RecursiveDnsServers {
        Range.check("lifetime", lifetime, 0xffff_ffffL);
        servers = List.copyOf(servers);
        if (servers.isEmpty()) throw new IllegalArgumentException("0 servers");
        Range.check("number of servers", servers.size(), 127);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return HEADER + servers.size() * Neighbours.ADDRESS;
    }

    @Override
    public void write(ByteBuffer target) {
        var part = Neighbours.option(TYPE, length(), target);
        part.putShort((short) 0).putInt((int) lifetime);
        for (var server : servers) part.put(server.getAddress());
    }

    /// Answers servers and lifetime.
    ///
    /// @return such as `dns 2001:db8:0:0:0:0:0:53 for 600 s`
    @Override
    public String toString() {
        return servers.stream()
                .map(Inet6Address::getHostAddress)
                .collect(Collectors.joining(" ", "dns ", " for " + lifetime + " s"));
    }
}
