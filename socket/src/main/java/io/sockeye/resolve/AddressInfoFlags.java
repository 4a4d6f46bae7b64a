package io.sockeye.resolve;

import io.sockeye.internal.named.Constants;

/// Flags of getaddrinfo(3).
///
/// @param bits the flags, or-ed
public record AddressInfoFlags(int bits) {
    private static final Constants<AddressInfoFlags> NAMES =
            Constants.of(AddressInfoFlags.class, AddressInfoFlags::bits);

    /// Addresses to bind to: without a host, the wildcard.
    public static final AddressInfoFlags AI_PASSIVE = new AddressInfoFlags(0x1);

    /// Ask for the canonical name.
    public static final AddressInfoFlags AI_CANONNAME = new AddressInfoFlags(0x2);

    /// The host is a literal: no name service is asked.
    public static final AddressInfoFlags AI_NUMERICHOST = new AddressInfoFlags(0x4);

    /// IPv4 addresses as mapped IPv6 ones when there are no others.
    public static final AddressInfoFlags AI_V4MAPPED = new AddressInfoFlags(0x8);

    /// With AI_V4MAPPED: IPv4 addresses in any case.
    public static final AddressInfoFlags AI_ALL = new AddressInfoFlags(0x10);

    /// Only families of which this machine has an address.
    public static final AddressInfoFlags AI_ADDRCONFIG = new AddressInfoFlags(0x20);

    /// The C library encodes the host's name (IDN); glibc only.
    public static final AddressInfoFlags AI_IDN = new AddressInfoFlags(0x40);

    /// The C library decodes the canonical name (IDN); glibc only.
    public static final AddressInfoFlags AI_CANONIDN = new AddressInfoFlags(0x80);

    /// The service is a number.
    public static final AddressInfoFlags AI_NUMERICSERV = new AddressInfoFlags(0x400);

    /// The flags of these bits.
    ///
    /// @param bits or-ed AI_ numbers
    /// @return the flags; the constant itself where there is one
    public static AddressInfoFlags of(int bits) {
        return NAMES.find(bits, number -> new AddressInfoFlags((int) number));
    }

    /// These flags and more.
    ///
    /// @param more the others
    /// @return the union
    public AddressInfoFlags or(AddressInfoFlags more) {
        return of(bits | more.bits);
    }

    boolean contains(AddressInfoFlags all) {
        return (bits & all.bits) == all.bits;
    }

    /// `AI_PASSIVE|AI_CANONNAME`; what has no name is a number.
    @Override
    public String toString() {
        return NAMES.flags(bits);
    }
}
