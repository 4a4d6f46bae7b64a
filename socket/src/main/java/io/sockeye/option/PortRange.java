package io.sockeye.option;

/// The ports among which the kernel chooses: the value of IP_LOCAL_PORT_RANGE, two 16-bit numbers in
/// one.
///
/// @param low the first port; 0 is that of the system
/// @param high the last port; 0 is that of the system
public record PortRange(int low, int high) {
    static final OptionType<PortRange> TYPE =
            IntType.of(
                    "port range",
                    n -> new PortRange(n & 0xffff, n >>> Short.SIZE),
                    range -> range.low | range.high << Short.SIZE);

    private static final int MAX_PORT = 65_535;

    /// Checks the ports.
    ///
    /// @throws IllegalArgumentException if one is not in 0 to 65535, or the last comes before the
    ///     first; the message names them
    public PortRange {
        Memory.checkUnsigned(low, MAX_PORT);
        Memory.checkUnsigned(high, MAX_PORT);
        if (low != 0 && high != 0 && low > high)
            throw new IllegalArgumentException("port range " + low + " to " + high + " is empty");
    }
}
