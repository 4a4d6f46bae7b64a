package io.sockeye.option;

/// How packets are shared among sockets: the value of PACKET_FANOUT, packet(7).
///
/// @param group which sockets belong together, 0 to 65535
/// @param mode how one of them is picked: [#PACKET_FANOUT_HASH] and its like, 0 to 255
/// @param flags [#PACKET_FANOUT_FLAG_ROLLOVER] and its like, 0 or more
public record PacketFanout(int group, int mode, int flags) {
    /// By the flow of the packet.
    public static final int PACKET_FANOUT_HASH = 0;

    /// One after the other.
    public static final int PACKET_FANOUT_LB = 1;

    /// By the CPU on which it came.
    public static final int PACKET_FANOUT_CPU = 2;

    /// The first until it is full, then the next. Since Linux 3.10.
    public static final int PACKET_FANOUT_ROLLOVER = 3;

    /// At random. Since Linux 3.12.
    public static final int PACKET_FANOUT_RND = 4;

    /// By the queue of the device. Since Linux 3.15.
    public static final int PACKET_FANOUT_QM = 5;

    /// By a classic BPF program, PACKET_FANOUT_DATA. Since Linux 4.3.
    public static final int PACKET_FANOUT_CBPF = 6;

    /// By an eBPF program. Since Linux 4.3.
    public static final int PACKET_FANOUT_EBPF = 7;

    /// A full socket gives to the next one. Since Linux 3.10.
    public static final int PACKET_FANOUT_FLAG_ROLLOVER = 0x1000;

    /// The kernel chooses a group that is free. Since Linux 4.13.
    public static final int PACKET_FANOUT_FLAG_UNIQUEID = 0x2000;

    /// Do not share what this machine sends. Since Linux 6.4.
    public static final int PACKET_FANOUT_FLAG_IGNORE_OUTGOING = 0x4000;

    /// Put fragments together first. Since Linux 3.1.
    public static final int PACKET_FANOUT_FLAG_DEFRAG = 0x8000;

    static final OptionType<PacketFanout> TYPE = new FanoutType();

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names the value
    public PacketFanout {
        check("group", group, 0xffff);
        check("mode", mode, 0xff);
        check("flags", flags, 0xff00);
        if ((flags & 0xff) != 0)
            throw new IllegalArgumentException("flags " + flags + " are a mode, too");
    }

    private static void check(String what, int number, int max) {
        if (number < 0 || number > max)
            throw new IllegalArgumentException(what + " " + number + " is outside 0.." + max);
    }
}
