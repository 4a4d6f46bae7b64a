package io.sockeye.resolve;

import io.sockeye.internal.named.Constants;
import io.sockeye.internal.sys.SysNetdb;

/// Flags of getnameinfo(3).
///
/// @param bits the flags, or-ed
public record NameInfoFlags(int bits) {
    private static final Constants<NameInfoFlags> NAMES =
            Constants.of(NameInfoFlags.class, NameInfoFlags::bits);

    /// The literal instead of the name: no name service is asked.
    public static final NameInfoFlags NI_NUMERICHOST = new NameInfoFlags(0x1);

    /// The port instead of the service's name.
    public static final NameInfoFlags NI_NUMERICSERV = new NameInfoFlags(0x2);

    /// Without the domain, for hosts of this one.
    public static final NameInfoFlags NI_NOFQDN = new NameInfoFlags(0x4);

    /// An address without a name is an error.
    public static final NameInfoFlags NI_NAMEREQD = new NameInfoFlags(0x8);

    /// The service is of datagrams.
    public static final NameInfoFlags NI_DGRAM = new NameInfoFlags(0x10);

    /// The C library decodes the name (IDN); glibc only.
    public static final NameInfoFlags NI_IDN = new NameInfoFlags(0x20);

    /// Room for the longest host that getnameinfo(3) writes, its NUL included, in bytes.
    public static final int NI_MAXHOST = SysNetdb.NI_MAXHOST;

    /// Room for the longest service that getnameinfo(3) writes, its NUL included, in bytes.
    public static final int NI_MAXSERV = SysNetdb.NI_MAXSERV;

    /// The flags of these bits.
    ///
    /// @param bits or-ed NI_ numbers
    /// @return the flags; the constant itself where there is one
    public static NameInfoFlags of(int bits) {
        return NAMES.find(bits, number -> new NameInfoFlags((int) number));
    }

    /// These flags and more.
    ///
    /// @param more the others
    /// @return the union
    public NameInfoFlags or(NameInfoFlags more) {
        return of(bits | more.bits);
    }

    boolean contains(NameInfoFlags all) {
        return (bits & all.bits) == all.bits;
    }

    /// `NI_NUMERICHOST|NI_NUMERICSERV`; what has no name is a number.
    @Override
    public String toString() {
        return NAMES.flags(bits);
    }
}
