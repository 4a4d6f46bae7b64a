package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIcmp;
import java.util.stream.IntStream;

/// Which types of ICMP a raw socket does not receive: struct icmp_filter, raw(7).
///
/// It knows types 0 to 31; the others always pass.
///
/// @param blocked a bit for each type that does not pass
public record IcmpFilter(int blocked) {
    static final OptionType<IcmpFilter> TYPE =
            new StructType<>(
                    LinuxIcmp.IcmpFilter.LAYOUT,
                    struct -> new IcmpFilter(struct.get(Memory.INT, LinuxIcmp.IcmpFilter.DATA)),
                    (filter, struct) ->
                            struct.set(Memory.INT, LinuxIcmp.IcmpFilter.DATA, filter.blocked));

    private static final int LAST_TYPE = 31;

    /// Everything passes: the filter of a new socket.
    ///
    /// @return the filter
    public static IcmpFilter passAll() {
        return new IcmpFilter(0);
    }

    /// Of types 0 to 31 these alone pass.
    ///
    /// @param types such as 0, echo reply; each in 0 to 31
    /// @return the filter
    /// @throws IllegalArgumentException if a type is not in 0 to 31; the message names it
    public static IcmpFilter pass(int... types) {
        return new IcmpFilter(~bits(types));
    }

    /// All but these pass.
    ///
    /// @param types such as 8, echo; each in 0 to 31
    /// @return the filter
    /// @throws IllegalArgumentException if a type is not in 0 to 31; the message names it
    public static IcmpFilter block(int... types) {
        return new IcmpFilter(bits(types));
    }

    private static int bits(int... types) {
        return IntStream.of(types)
                .map(type -> 1 << Memory.checkUnsigned(type, LAST_TYPE))
                .reduce(0, (a, b) -> a | b);
    }

    /// Whether a type passes.
    ///
    /// @param type 0 to 255
    /// @return whether a raw socket with this filter receives it
    public boolean passes(int type) {
        return type > LAST_TYPE || (blocked & 1 << type) == 0;
    }
}
