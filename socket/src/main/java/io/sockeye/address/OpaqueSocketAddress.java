package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_UNSPEC;

import java.util.Objects;

/// An address of a family without a record of its own: the bytes as the kernel has them.
///
/// @param family the family, 0 to 65535
/// @param data the bytes behind the family in struct sockaddr, at most 126
public record OpaqueSocketAddress(AddressFamily family, Bytes data) implements SocketAddress {
    static final OpaqueSocketAddress NONE = new OpaqueSocketAddress(AF_UNSPEC, Bytes.of());

    /// struct sockaddr_storage has 128 bytes, and the kernel refuses more (connect(2)); two are
    /// the family.
    private static final int MAX_LENGTH = 126;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the family does not fit 16 bits or there are more than
    ///     126 bytes; the message names the value
    public OpaqueSocketAddress {
        Objects.requireNonNull(data, "data");
        if (family.number() < 0 || family.number() > 0xffff) {
            throw new IllegalArgumentException(
                    "address family " + family.number() + " is outside 0..65535");
        }
        if (data.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "an address of " + data.length() + " bytes is longer than " + MAX_LENGTH);
        }
    }

    /// Answers the family and the bytes.
    ///
    /// @return such as `AF_X25(0x0102)`, or `none`
    @Override
    public String toString() {
        return equals(NONE) ? "none" : family + "(0x" + data + ")";
    }
}
