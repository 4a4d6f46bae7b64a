package io.sockeye.wire.ip;

import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.util.List;

/// What every router on the way may look at: the hop-by-hop options header of IPv6, RFC 8200 section 4.3. It is the first, if it is there.
///
/// @param nextHeader what follows it, 0 to 255
/// @param options with what fills up, so that the header is a multiple of eight bytes
public record HopByHopOptions(int nextHeader, List<Ip6Option> options) implements ExtensionHeader {
    /// Its own number.
    public static final int NUMBER = 0;

    private static final int HEADER = 2;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit, or the options with two bytes before them are no multiple of eight; the message
    ///     names the value
    public HopByHopOptions {
        Range.check("next header", nextHeader, 255);
        options = Ip6Option.checked(options);
    }

    /// Makes a header and fills it up.
    ///
    /// @param nextHeader what follows it
    /// @param options none or some
    /// @return the header
    public static HopByHopOptions of(int nextHeader, Ip6Option... options) {
        return new HopByHopOptions(nextHeader, Ip6Option.filled(options));
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public int length() {
        return HEADER + Writer.length(options);
    }

    @Override
    public void write(ByteBuffer target) {
        Ip6Option.write(nextHeader, options, target);
    }

    /// Answers the options.
    ///
    /// @return such as `hop-by-hop options [IPv6 option 5: 0000]`
    @Override
    public String toString() {
        return "hop-by-hop options " + options;
    }
}
