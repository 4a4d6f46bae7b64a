package io.sockeye.control;

/// Which sends with MSG_ZEROCOPY are done, so that their memory is the sender's again.
///
/// The kernel counts those of a socket that succeeded and were not empty, from 0; after 4294967295 comes 0 again. One notice tells of
/// as many as were done together, `first` to `last`, in any order between notices.
///
/// @param first the first number, 32 bits unsigned
/// @param last the last number, 32 bits unsigned; less than `first` if the count has begun anew in between
/// @param copied whether the kernel had to copy all the same, as it always does on the loopback interface: then MSG_ZEROCOPY only costs
public record ZerocopyNotice(long first, long last, boolean copied) {
    private static final long MAX = 0xffff_ffffL;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is outside 0 to 4294967295
    public ZerocopyNotice {
        check(first);
        check(last);
    }

    private static void check(long number) {
        if (number < 0 || number > MAX)
            throw new IllegalArgumentException(number + " is outside 0.." + MAX);
    }

    /// How many sends this tells of.
    ///
    /// @return 1 or more
    public long count() {
        return (last - first & MAX) + 1;
    }

    /// Whether this tells of a send.
    ///
    /// @param number the number of the send
    /// @return true if it is done
    public boolean contains(long number) {
        return (number - first & MAX) < count();
    }
}
