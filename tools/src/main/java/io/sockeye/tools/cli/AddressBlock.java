package io.sockeye.tools.cli;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Addresses in a row, of one family: a single one, a prefix, or from one to another.
///
/// @param first the lowest
/// @param count how many, 1 or more
record AddressBlock(InetAddress first, BigInteger count) implements AddressSet {
    static AddressBlock of(InetAddress address) {
        return new AddressBlock(address, BigInteger.ONE);
    }

    /// What a prefix covers; bits behind it in the address are passed over, as nmap does.
    static AddressBlock prefix(InetAddress address, int length) {
        int bits = address.getAddress().length * 8;
        if (length < 0 || length > bits)
            throw new IllegalArgumentException(
                    "/" + length + " is no prefix of an address of " + bits + " bits");
        var size = BigInteger.ONE.shiftLeft(bits - length);
        var base = number(address).andNot(size.subtract(BigInteger.ONE));
        return new AddressBlock(address(base, address), size);
    }

    /// All from one to another, both included.
    static AddressBlock between(InetAddress first, InetAddress last) {
        if (first.getAddress().length != last.getAddress().length)
            throw new IllegalArgumentException("the two ends are of different families");
        var count = number(last).subtract(number(first)).add(BigInteger.ONE);
        if (count.signum() <= 0)
            throw new IllegalArgumentException("the end lies before the beginning");
        return new AddressBlock(first, count);
    }

    /// Without the network's own address and the broadcast address, where it is a block of IPv4 that has room for others.
    AddressBlock hosts() {
        if (!(first instanceof Inet4Address) || count.compareTo(BigInteger.TWO) <= 0) return this;
        return new AddressBlock(
                address(number(first).add(BigInteger.ONE), first), count.subtract(BigInteger.TWO));
    }

    @Override
    public InetAddress at(BigInteger index) {
        if (index.signum() < 0 || index.compareTo(count) >= 0)
            throw new IndexOutOfBoundsException("no address " + index + " of " + count);
        return index.signum() == 0 ? first : address(number(first).add(index), first);
    }

    @Override
    public boolean contains(InetAddress address) {
        if (address.getAddress().length != first.getAddress().length) return false;
        if (zone(first) != 0 && zone(first) != zone(address)) return false;
        var offset = number(address).subtract(number(first));
        return offset.signum() >= 0 && offset.compareTo(count) < 0;
    }

    /// The interface at which a link-local address is meant; 0 at any. The JDK's equality passes over it.
    static int zone(InetAddress address) {
        return address instanceof Inet6Address six ? six.getScopeId() : 0;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    /// The address of a number, with the scope of another one.
    private static InetAddress address(BigInteger number, InetAddress like) {
        var bytes = new byte[like.getAddress().length];
        var digits = number.toByteArray();
        int skip = Math.max(0, digits.length - bytes.length);
        int length = digits.length - skip;
        System.arraycopy(digits, skip, bytes, bytes.length - length, length);
        try {
            if (like instanceof Inet6Address v6)
                return Inet6Address.getByAddress(null, bytes, v6.getScopeId());
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(Arrays.toString(bytes), e);
        }
    }
}
