package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIfXdp.XdpUmemReg;
import java.lang.foreign.MemorySegment;

/// The memory of the packets of AF_XDP sockets: struct xdp_umem_reg of `<linux/if_xdp.h>`.
///
/// @param address where it begins, at a page
/// @param length how many bytes
/// @param chunkSize the room of a packet in bytes
/// @param headroom bytes before each packet
/// @param flags [#XDP_UMEM_UNALIGNED_CHUNK_FLAG] and its like
/// @param metadataLength bytes of metadata before each sent packet; 0 before Linux 6.11
public record XdpMemory(
        long address, long length, long chunkSize, long headroom, long flags, long metadataLength) {
    /// Packets may begin anywhere.
    public static final int XDP_UMEM_UNALIGNED_CHUNK_FLAG = 1;

    /// Checksums are made in software, for tests.
    public static final int XDP_UMEM_TX_SW_CSUM = 2;

    /// The length of metadata counts.
    public static final int XDP_UMEM_TX_METADATA_LEN = 4;

    static final OptionType<XdpMemory> TYPE =
            new StructType<>(XdpUmemReg.LAYOUT, XdpMemory::read, XdpMemory::write);

    private static XdpMemory read(MemorySegment struct) {
        return new XdpMemory(
                struct.get(Memory.LONG, XdpUmemReg.ADDR),
                struct.get(Memory.LONG, XdpUmemReg.LEN),
                Memory.unsigned(struct, XdpUmemReg.CHUNK_SIZE),
                Memory.unsigned(struct, XdpUmemReg.HEADROOM),
                Memory.unsigned(struct, XdpUmemReg.FLAGS),
                Memory.unsigned(struct, XdpUmemReg.TX_METADATA_LEN));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.LONG, XdpUmemReg.ADDR, address);
        struct.set(Memory.LONG, XdpUmemReg.LEN, length);
        Memory.putUnsigned(chunkSize, struct, XdpUmemReg.CHUNK_SIZE);
        Memory.putUnsigned(headroom, struct, XdpUmemReg.HEADROOM);
        Memory.putUnsigned(flags, struct, XdpUmemReg.FLAGS);
        Memory.putUnsigned(metadataLength, struct, XdpUmemReg.TX_METADATA_LEN);
    }
}
