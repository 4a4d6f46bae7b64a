package io.sockeye.wire.icmp;

import io.sockeye.wire.internal.Range;
import java.net.Inet6Address;
import java.nio.ByteBuffer;

/// Which addresses are on the link, and which a host may make for itself: RFC 4861 section 4.6.2, RFC 4862 section 5.5.3.
///
/// @param prefixLength how many bits of the prefix count, 0 to 128
/// @param flags 0 to 255: [#ON_LINK], [#AUTONOMOUS] and what later RFCs add
/// @param validLifetime for how long it holds, in seconds, 32 bits unsigned; 4294967295 for ever
/// @param preferredLifetime for how long new connections use such an address, likewise
/// @param prefix the bits behind its length are to be zero, and not to be looked at
public record PrefixInformation(
        int prefixLength,
        int flags,
        long validLifetime,
        long preferredLifetime,
        Inet6Address prefix)
        implements NeighbourOption {
    /// The type of the option.
    public static final int TYPE = 3;

    /// The flag of what is reached without a router.
    public static final int ON_LINK = 0x80;

    /// The flag of what hosts may make addresses of.
    public static final int AUTONOMOUS = 0x40;

    private static final int LENGTH = 32;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public PrefixInformation {
        Range.check("prefix length", prefixLength, 128);
        Range.check("flags", flags, 255);
        Range.check("valid lifetime", validLifetime, 0xffff_ffffL);
        Range.check("preferred lifetime", preferredLifetime, 0xffff_ffffL);
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void write(ByteBuffer target) {
        Neighbours.option(TYPE, LENGTH, target)
                .put((byte) prefixLength)
                .put((byte) flags)
                .putInt((int) validLifetime)
                .putInt((int) preferredLifetime)
                .putInt(0)
                .put(prefix.getAddress());
    }

    /// Answers prefix, flags and lifetimes.
    ///
    /// @return such as `prefix 2001:db8:0:0:0:0:0:0/64 flags 0xc0, valid 86400 s, preferred 14400 s`
    @Override
    public String toString() {
        return "prefix %s/%d flags 0x%02x, valid %d s, preferred %d s"
                .formatted(
                        prefix.getHostAddress(),
                        prefixLength,
                        flags,
                        validLifetime,
                        preferredLifetime);
    }
}
