package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIfPacket.TpacketReq3;
import java.lang.foreign.MemorySegment;

/// The ring of a packet socket: struct tpacket_req3 of packet(7), whose beginning is the struct of the first two layouts.
///
/// @param blockSize bytes of a block, a multiple of the page size; 0 takes the ring away
/// @param blockCount how many blocks
/// @param frameSize bytes of a frame, a multiple of 16
/// @param frameCount how many frames there are in all blocks
/// @param retireMillis of TPACKET_V3, after how long a block that is not full is handed over; 0 lets the kernel choose
/// @param privateSize of TPACKET_V3, bytes before each block that are the user's
/// @param features of TPACKET_V3, 1 for a hash of the flow of each packet
public record PacketRingRequest(
        long blockSize,
        long blockCount,
        long frameSize,
        long frameCount,
        long retireMillis,
        long privateSize,
        long features) {
    static final OptionType<PacketRingRequest> TYPE =
            new StructType<>(TpacketReq3.LAYOUT, PacketRingRequest::read, PacketRingRequest::write);

    /// A ring of the first two layouts, or one of the third by its defaults.
    ///
    /// @param blockSize bytes of a block
    /// @param blockCount how many blocks
    /// @param frameSize bytes of a frame
    /// @return the ring, its blocks full of frames
    public static PacketRingRequest of(int blockSize, int blockCount, int frameSize) {
        long frames = (long) blockSize / frameSize * blockCount;
        return new PacketRingRequest(blockSize, blockCount, frameSize, frames, 0, 0, 0);
    }

    private static PacketRingRequest read(MemorySegment struct) {
        return new PacketRingRequest(
                Memory.unsigned(struct, TpacketReq3.TP_BLOCK_SIZE),
                Memory.unsigned(struct, TpacketReq3.TP_BLOCK_NR),
                Memory.unsigned(struct, TpacketReq3.TP_FRAME_SIZE),
                Memory.unsigned(struct, TpacketReq3.TP_FRAME_NR),
                Memory.unsigned(struct, TpacketReq3.TP_RETIRE_BLK_TOV),
                Memory.unsigned(struct, TpacketReq3.TP_SIZEOF_PRIV),
                Memory.unsigned(struct, TpacketReq3.TP_FEATURE_REQ_WORD));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(blockSize, struct, TpacketReq3.TP_BLOCK_SIZE);
        Memory.putUnsigned(blockCount, struct, TpacketReq3.TP_BLOCK_NR);
        Memory.putUnsigned(frameSize, struct, TpacketReq3.TP_FRAME_SIZE);
        Memory.putUnsigned(frameCount, struct, TpacketReq3.TP_FRAME_NR);
        Memory.putUnsigned(retireMillis, struct, TpacketReq3.TP_RETIRE_BLK_TOV);
        Memory.putUnsigned(privateSize, struct, TpacketReq3.TP_SIZEOF_PRIV);
        Memory.putUnsigned(features, struct, TpacketReq3.TP_FEATURE_REQ_WORD);
    }
}
