package io.sockeye.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The checksum of IP, ICMP, UDP and TCP: the ones' complement of the ones' complement sum of 16-bit numbers, RFC 1071.
///
/// Sums can be added, so that a header that is not there (the pseudo-header) and the data are summed one after the other.
public final class InternetChecksum {
    private InternetChecksum() {}

    /// Sums bytes; an odd one at the end counts as if a zero followed.
    ///
    /// @param data what lies between position and limit, which stay
    /// @return a sum for [#of] or for another sum, 0 to 65535
    public static int sum(ByteBuffer data) {
        return sum(data, 0);
    }

    /// Sums bytes and adds them to a sum. What was summed before must have had an even length.
    ///
    /// @param data what lies between position and limit, which stay
    /// @param before a sum
    /// @return a sum, 0 to 65535
    public static int sum(ByteBuffer data, int before) {
        var view = data.duplicate().order(ByteOrder.BIG_ENDIAN);
        long sum = before;
        int at = view.position();
        int end = view.limit();
        for (; at + 4 <= end; at += 4) sum += Integer.toUnsignedLong(view.getInt(at));
        if (at + 2 <= end) {
            sum += Short.toUnsignedInt(view.getShort(at));
            at += 2;
        }
        if (at < end) sum += Byte.toUnsignedInt(view.get(at)) << 8;
        return folded(sum);
    }

    /// Adds 16-bit numbers to a sum.
    ///
    /// @param before a sum
    /// @param number 0 to 65535
    /// @return a sum
    public static int plus(int before, int number) {
        return folded((long) before + number);
    }

    /// The checksum that belongs to a sum.
    ///
    /// @param sum of all that is protected, the field of the checksum itself being 0
    /// @return 0 to 65535, to be written in network order
    public static int of(int sum) {
        return ~sum & 0xffff;
    }

    /// The checksum of bytes.
    ///
    /// @param data what lies between position and limit, the field of the checksum being 0
    /// @return 0 to 65535
    public static int of(ByteBuffer data) {
        return of(sum(data));
    }

    /// Whether bytes with their checksum are right.
    ///
    /// @param data what lies between position and limit
    /// @return whether they sum up to all ones
    public static boolean isRight(ByteBuffer data) {
        return sum(data) == 0xffff;
    }

    /// The sum of the header that UDP, TCP and ICMPv6 protect and do not send: RFC 768, RFC 9293 section 3.1, RFC 8200 section 8.1.
    ///
    /// @param source the address of the sender, 4 or 16 bytes
    /// @param destination that of the receiver, as many
    /// @param protocol of the payload, 0 to 255
    /// @param length of the payload with its header
    /// @return a sum, to be gone on with by [#sum(ByteBuffer, int)]
    public static int pseudoHeader(
            ByteBuffer source, ByteBuffer destination, int protocol, int length) {
        long sum = (long) sum(source) + sum(destination) + protocol;
        return folded(sum + (length >>> 16) + (length & 0xffff));
    }

    /// The sum of that header, of addresses as they are.
    ///
    /// @param source the address of the sender
    /// @param destination that of the receiver, of the same family
    /// @param protocol of the payload, 0 to 255
    /// @param length of the payload with its header
    /// @return a sum, to be gone on with by [#sum(ByteBuffer, int)]
    public static int pseudoHeader(
            InetAddress source, InetAddress destination, int protocol, int length) {
        return pseudoHeader(
                ByteBuffer.wrap(source.getAddress()),
                ByteBuffer.wrap(destination.getAddress()),
                protocol,
                length);
    }

    private static int folded(long sum) {
        long folded = (sum >>> 32) + (sum & 0xffff_ffffL);
        folded = (folded >>> 16) + (folded & 0xffff);
        folded = (folded >>> 16) + (folded & 0xffff);
        return (int) ((folded >>> 16) + (folded & 0xffff));
    }
}
