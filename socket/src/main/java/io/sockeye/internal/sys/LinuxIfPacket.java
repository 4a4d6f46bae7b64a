package io.sockeye.internal.sys;

/// `<linux/if_packet.h>`.
public final class LinuxIfPacket {
    public static final int SOL_PACKET = 263;
    public static final int PACKET_TX_TIMESTAMP = 16;

    private LinuxIfPacket() {}
}
