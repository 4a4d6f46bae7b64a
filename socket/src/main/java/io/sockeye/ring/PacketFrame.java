package io.sockeye.ring;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.address.PacketSocketAddress;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.sys.LinuxIfPacket.SockaddrLl;
import io.sockeye.internal.sys.LinuxIfPacket.Tpacket3Hdr;
import io.sockeye.internal.sys.LinuxIfPacket.TpacketHdrVariant1;
import java.lang.foreign.MemorySegment;
import java.time.Instant;

/// A packet in a block of a [PacketRing], and what the kernel says of it: struct tpacket3_hdr of packet(7).
///
/// A view: it copies nothing and is as good as its block. Once that is returned, and on any thread but the one that took it, nothing of
/// the packet can be read. Whoever wants to keep it copies it: `frame.data().toArray(JAVA_BYTE)`.
public final class PacketFrame {
    /// [#status()]: the packet was cut, and is whole on the socket, to be had by `recv`; PACKET_COPY_THRESH.
    public static final int TP_STATUS_COPY = 2;

    /// [#status()]: packets have been dropped since the statistics were read last.
    public static final int TP_STATUS_LOSING = 4;

    /// [#status()]: the time is the kernel's. Since Linux 3.10.
    public static final long TP_STATUS_TS_SOFTWARE = 1L << 29;

    /// [#status()]: the time is the device's; PACKET_TIMESTAMP. Since Linux 3.10.
    public static final long TP_STATUS_TS_RAW_HARDWARE = 1L << 31;

    private static final long NANOS = 1_000_000_000;

    /// A hardware address of 32 bytes: the kernel writes longer ones than the struct has room for.
    private static final long LONGEST_ADDRESS = SockaddrLl.SLL_ADDR + 32;

    private final MemorySegment block;
    private final int at;
    private final int start;
    private final int length;

    /// @param at where the header is, within the block
    /// @param start where the bytes begin
    /// @param length how many there are, within the block
    PacketFrame(MemorySegment block, int at, int start, int length) {
        this.block = block;
        this.at = at;
        this.start = start;
        this.length = length;
    }

    /// The bytes: from the link header on for SOCK_RAW, without it for SOCK_DGRAM.
    ///
    /// @return read-only; what reads it after the block was returned gets an [IllegalStateException], on another thread a
    ///     [WrongThreadException]
    public MemorySegment data() {
        return block.asSlice(start, length);
    }

    /// How many bytes there are: as many as the filter and the block have left.
    ///
    /// @return as [#data()] has
    public int length() {
        return length;
    }

    /// How long the packet was.
    ///
    /// @return in bytes, 32 bits unsigned; more than [#length()] if it was cut
    public long originalLength() {
        return unsigned(Tpacket3Hdr.TP_LEN);
    }

    /// Where the network header begins.
    ///
    /// @return in bytes from the beginning of [#data()], as the kernel says; 14 for Ethernet, 0 for SOCK_DGRAM
    public int networkOffset() {
        return at + unsignedShort(Tpacket3Hdr.TP_NET) - start;
    }

    /// When it came, by the clock that PACKET_TIMESTAMP chose; without that the system's.
    ///
    /// @return nanoseconds since 1970
    public long timeNanos() {
        return unsigned(Tpacket3Hdr.TP_SEC) * NANOS + unsigned(Tpacket3Hdr.TP_NSEC);
    }

    /// When it came, as [#timeNanos()] says it.
    ///
    /// @return the time
    public Instant time() {
        return Instant.ofEpochSecond(unsigned(Tpacket3Hdr.TP_SEC), unsigned(Tpacket3Hdr.TP_NSEC));
    }

    /// What is to be known of the packet, TP_STATUS_ of `<linux/if_packet.h>`.
    ///
    /// @return [#TP_STATUS_LOSING] and its like, and those of [io.sockeye.control.AuxiliaryData]; 32 bits unsigned
    public long status() {
        return unsigned(Tpacket3Hdr.TP_STATUS);
    }

    /// The VLAN tag that the device, or the kernel, has taken off.
    ///
    /// @return the TCI, 16 bits, with TP_STATUS_VLAN_VALID; 0 without
    public int vlanTag() {
        return (int) unsigned(Tpacket3Hdr.HV1 + TpacketHdrVariant1.TP_VLAN_TCI) & 0xffff;
    }

    /// The protocol of the VLAN tag.
    ///
    /// @return the TPID, such as 0x8100, 16 bits, with TP_STATUS_VLAN_TPID_VALID; 0 without
    public int vlanProtocol() {
        return unsignedShort(Tpacket3Hdr.HV1 + TpacketHdrVariant1.TP_VLAN_TPID);
    }

    /// The hash of the flow, if [RingOptions#flowHash()] asked for it.
    ///
    /// @return 32 bits unsigned; 0 if it was not asked for
    public long flowHash() {
        return unsigned(Tpacket3Hdr.HV1 + TpacketHdrVariant1.TP_RXHASH);
    }

    /// Where it came from, or went to: interface, protocol, whom it was for, hardware address. Decoded anew at each call.
    ///
    /// @return the address
    /// @throws MalformedBlockException if the block has none here
    public PacketSocketAddress from() {
        long room = Math.min(start - at - Tpacket3Hdr.SIZE, LONGEST_ADDRESS);
        if (room >= SockaddrLl.SIZE) {
            var source = block.asSlice(at + Tpacket3Hdr.SIZE, room);
            if (SockaddrCodec.decode(source, (int) room) instanceof PacketSocketAddress address)
                return address;
        }
        throw new MalformedBlockException(at + Tpacket3Hdr.SIZE, "this is no sockaddr_ll");
    }

    private long unsigned(long offset) {
        return Integer.toUnsignedLong(block.get(JAVA_INT, at + offset));
    }

    private int unsignedShort(long offset) {
        return Short.toUnsignedInt(block.get(JAVA_SHORT, at + offset));
    }

    /// `PacketFrame[98 of 98 bytes]`, or that its block was returned.
    @Override
    public String toString() {
        return block.scope().isAlive()
                ? "PacketFrame[%d of %d bytes]".formatted(length, originalLength())
                : "PacketFrame[returned]";
    }
}
