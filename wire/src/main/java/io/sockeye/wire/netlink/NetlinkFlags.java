package io.sockeye.wire.netlink;

/// The flags in the header of a message, netlink(7).
public final class NetlinkFlags {
    /// A question.
    public static final int NLM_F_REQUEST = 0x1;

    /// One of several messages; a [NetlinkDone] ends them.
    public static final int NLM_F_MULTI = 0x2;

    /// Asks for an answer, error 0 if all is well.
    public static final int NLM_F_ACK = 0x4;

    /// Asks that the answer be sent to the listeners, too.
    public static final int NLM_F_ECHO = 0x8;

    /// What was dumped has changed meanwhile: ask again.
    public static final int NLM_F_DUMP_INTR = 0x10;

    /// The dump was filtered as asked for. Since Linux 4.20.
    public static final int NLM_F_DUMP_FILTERED = 0x20;

    /// Asks for the whole table.
    public static final int NLM_F_ROOT = 0x100;

    /// Asks for all that match.
    public static final int NLM_F_MATCH = 0x200;

    /// Asks for everything.
    public static final int NLM_F_DUMP = NLM_F_ROOT | NLM_F_MATCH;

    /// Replace what is there.
    public static final int NLM_F_REPLACE = 0x100;

    /// Only if nothing is there.
    public static final int NLM_F_EXCL = 0x200;

    /// Make it if it is not there.
    public static final int NLM_F_CREATE = 0x400;

    /// Add at the end.
    public static final int NLM_F_APPEND = 0x800;

    /// Of an error: the question is not repeated in it. Since Linux 4.12.
    public static final int NLM_F_CAPPED = 0x100;

    /// Of an error: attributes say more. Since Linux 4.12.
    public static final int NLM_F_ACK_TLVS = 0x200;

    private NetlinkFlags() {}
}
