package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.util.List;

/// A router says that it is there and what the link is like: RFC 4861 section 4.2.
///
/// @param hopLimit what hosts shall send with, 0 to 255; 0 if it does not say
/// @param flags 0 to 255: [#MANAGED], [#OTHER], [#HOME_AGENT], and in 0x18 the preference of RFC 4191
/// @param lifetime for how long it is a default router, in seconds, 0 to 65535; 0 if it is none
/// @param reachableTime for how long a neighbour is believed to be there, in milliseconds, 32 bits unsigned; 0 if it does not say
/// @param retransmitTime between two solicitations, likewise
/// @param options link-layer address, MTU, prefixes, name servers and others
public record RouterAdvertisement(
        int hopLimit,
        int flags,
        int lifetime,
        long reachableTime,
        long retransmitTime,
        List<NeighbourOption> options)
        implements NeighbourDiscovery {
    /// The type in the first byte of the message.
    public static final int TYPE = 134;

    /// The flag that says that addresses come from DHCPv6.
    public static final int MANAGED = 0x80;

    /// The flag that says that all else comes from DHCPv6.
    public static final int OTHER = 0x40;

    /// The flag of a home agent of mobile hosts, RFC 6275 section 7.1.
    public static final int HOME_AGENT = 0x20;

    private static final int HEADER = 16;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public RouterAdvertisement {
        Range.check("hop limit", hopLimit, 255);
        Range.check("flags", flags, 255);
        Range.check("lifetime", lifetime, 65535);
        Range.check("reachable time", reachableTime, 0xffff_ffffL);
        Range.check("retransmit time", retransmitTime, 0xffff_ffffL);
        options = List.copyOf(options);
    }

    @Override
    public int length() {
        return HEADER + Writer.length(options);
    }

    @Override
    public void write(ByteBuffer target) {
        var part = Writer.part(target, length());
        part.putInt(TYPE << 24)
                .put((byte) hopLimit)
                .put((byte) flags)
                .putShort((short) lifetime)
                .putInt((int) reachableTime)
                .putInt((int) retransmitTime);
        for (var option : options) option.write(part);
    }

    /// Answers what it says.
    ///
    /// @return such as `ICMPv6 router advertisement, hop limit 64, flags 0xc0, lifetime 1800 s, [mtu 1500]`
    @Override
    public String toString() {
        return "ICMPv6 router advertisement, hop limit %d, flags 0x%02x, lifetime %d s%s"
                .formatted(hopLimit, flags, lifetime, Neighbours.text(options));
    }
}
