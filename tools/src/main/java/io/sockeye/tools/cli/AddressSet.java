package io.sockeye.tools.cli;

import java.math.BigInteger;
import java.net.InetAddress;

/// Addresses in an order, of which none is made before it is asked for: a block may have 2^128 of them.
sealed interface AddressSet permits AddressBlock, OctetRanges {
    /// How many.
    BigInteger count();

    /// The address at an index from 0 to count - 1.
    InetAddress at(BigInteger index);

    /// Whether an address is one of these.
    boolean contains(InetAddress address);
}
