package io.sockeye.wire.ethernet;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Text;
import io.sockeye.wire.internal.Writer;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Who has this address, and who has it: ARP, RFC 826. Nothing in it is proven: anybody on the link may answer.
///
/// @param hardwareType the kind of link, 0 to 65535: [#ETHERNET] and its like, ARPHRD_ETHER in C
/// @param protocolType whose addresses are asked for, mostly IPV4
/// @param operation 0 to 65535: [#REQUEST], [#REPLY] and what RFC 5494 lists
/// @param senderHardware where the sender is, 6 bytes on Ethernet, 0 to 255
/// @param senderProtocol its address, 4 bytes of IPv4, 0 to 255
/// @param targetHardware where the other one is, as many; a request has zeros
/// @param targetProtocol its address, as many
public record ArpPacket(
        int hardwareType,
        EtherType protocolType,
        int operation,
        ByteBuffer senderHardware,
        ByteBuffer senderProtocol,
        ByteBuffer targetHardware,
        ByteBuffer targetProtocol)
        implements Packet {
    /// The hardware type of Ethernet.
    public static final int ETHERNET = 1;

    /// The operation that asks.
    public static final int REQUEST = 1;

    /// The operation that answers.
    public static final int REPLY = 2;

    private static final int HEADER = 8;
    private static final int HARDWARE = 6;
    private static final int INET = 4;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field, or the addresses of a kind differ in length; the message names the value
    public ArpPacket {
        Range.check("hardware type", hardwareType, 65535);
        Range.check("operation", operation, 65535);
        senderHardware = senderHardware.slice().asReadOnlyBuffer();
        senderProtocol = senderProtocol.slice().asReadOnlyBuffer();
        targetHardware = targetHardware.slice().asReadOnlyBuffer();
        targetProtocol = targetProtocol.slice().asReadOnlyBuffer();
        same("hardware", senderHardware.remaining(), targetHardware.remaining());
        same("protocol", senderProtocol.remaining(), targetProtocol.remaining());
    }

    private static void same(String kind, int sender, int target) {
        Range.check("length of the " + kind + " address", sender, 255);
        if (sender != target)
            throw new IllegalArgumentException(
                    "%s addresses of %d and %d bytes".formatted(kind, sender, target));
    }

    /// Asks who has an address, on Ethernet for IPv4.
    ///
    /// @param hardware the six bytes of who asks
    /// @param sender its address; 0.0.0.0 asks without being noted down by those who hear it (a probe, RFC 5227 section 2.1.1)
    /// @param target whose hardware address is wanted
    /// @return the request
    /// @throws IllegalArgumentException if the hardware address has not six bytes
    public static ArpPacket request(ByteBuffer hardware, Inet4Address sender, Inet4Address target) {
        return new ArpPacket(
                ETHERNET,
                EtherType.IPV4,
                REQUEST,
                hardware,
                ByteBuffer.wrap(sender.getAddress()),
                ByteBuffer.allocate(HARDWARE),
                ByteBuffer.wrap(target.getAddress()));
    }

    /// Reads a packet.
    ///
    /// @param data from its first byte; what follows its addresses, such as the padding of Ethernet, is left out
    /// @return the packet
    /// @throws MalformedPacketException if it is cut short
    public static ArpPacket parse(ByteBuffer data) throws MalformedPacketException {
        var cursor = Cursor.of("ARP", data);
        int hardwareType = cursor.u16();
        var protocolType = EtherType.of(cursor.u16());
        int hardware = cursor.u8();
        int protocol = cursor.u8();
        return new ArpPacket(
                hardwareType,
                protocolType,
                cursor.u16(),
                cursor.take(hardware),
                cursor.take(protocol),
                cursor.take(hardware),
                cursor.take(protocol));
    }

    /// Where the sender is.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer senderHardware() {
        return senderHardware.duplicate();
    }

    /// The sender's address.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer senderProtocol() {
        return senderProtocol.duplicate();
    }

    /// Where the other one is.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer targetHardware() {
        return targetHardware.duplicate();
    }

    /// The other one's address.
    ///
    /// @return read-only, the caller's to move in
    @Override
    public ByteBuffer targetProtocol() {
        return targetProtocol.duplicate();
    }

    /// The sender's address, if it is one of IPv4.
    ///
    /// @return the host, or empty
    public Optional<Inet4Address> sender() {
        return host(senderProtocol);
    }

    /// The other one's address, if it is one of IPv4.
    ///
    /// @return the host, or empty
    public Optional<Inet4Address> target() {
        return host(targetProtocol);
    }

    private Optional<Inet4Address> host(ByteBuffer address) {
        if (!protocolType.equals(EtherType.IPV4) || address.remaining() != INET)
            return Optional.empty();
        var bytes = new byte[INET];
        address.get(0, bytes);
        return Optional.of(Hosts.inet4(bytes));
    }

    @Override
    public int length() {
        return HEADER + 2 * (senderHardware.remaining() + senderProtocol.remaining());
    }

    @Override
    public void write(ByteBuffer target) {
        Writer.part(target, length())
                .putShort((short) hardwareType)
                .putShort((short) protocolType.number())
                .put((byte) senderHardware.remaining())
                .put((byte) senderProtocol.remaining())
                .putShort((short) operation)
                .put(senderHardware.duplicate())
                .put(senderProtocol.duplicate())
                .put(targetHardware.duplicate())
                .put(targetProtocol.duplicate());
    }

    /// Answers the question or the answer.
    ///
    /// @return such as `ARP who has 10.0.0.2, tell 10.0.0.1` or `ARP 10.0.0.2 is at 52:54:00:12:34:56`
    @Override
    public String toString() {
        return switch (operation) {
            case REQUEST ->
                    "ARP who has %s, tell %s".formatted(text(targetProtocol), text(senderProtocol));
            case REPLY ->
                    "ARP %s is at %s"
                            .formatted(text(senderProtocol), Text.hex(senderHardware, ":"));
            default ->
                    "ARP operation %d from %s to %s"
                            .formatted(operation, text(senderProtocol), text(targetProtocol));
        };
    }

    private String text(ByteBuffer address) {
        return host(address)
                .map(Inet4Address::getHostAddress)
                .orElseGet(() -> Text.hex(address, ""));
    }
}
