package io.sockeye.option;

import io.sockeye.internal.sys.LinuxIn6.In6FlowlabelReq;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.util.Objects;

/// The lease of a flow label of IPv6: struct in6_flowlabel_req, the value of IPV6_FLOWLABEL_MGR.
///
/// @param destination the host that it is for
/// @param label 1 to 0xFFFFF, in host order; 0 lets the kernel choose, which this option cannot tell
/// @param action what to do: IPV6_FL_A_GET, IPV6_FL_A_PUT, IPV6_FL_A_RENEW
/// @param share for whom: an IPV6_FL_S_ number
/// @param flags IPV6_FL_F_ bits
/// @param expires seconds that the lease lasts, 0 to 65535; 0 is the kernel's choice
/// @param linger seconds that the label stays taken after the last use, 0 to 65535; 0 is the kernel's
///     choice
public record FlowLabel(
        Inet6Address destination,
        int label,
        int action,
        int share,
        int flags,
        int expires,
        int linger) {
    static final OptionType<FlowLabel> TYPE =
            new StructType<>(In6FlowlabelReq.LAYOUT, FlowLabel::read, FlowLabel::write);

    private static final int MAX_LABEL = 0xfffff;
    private static final int MAX_SHORT = 65_535;
    private static final int MAX_BYTE = 255;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public FlowLabel {
        Objects.requireNonNull(destination, "destination");
        Memory.checkUnsigned(label, MAX_LABEL);
        Memory.checkUnsigned(action, MAX_BYTE);
        Memory.checkUnsigned(share, MAX_BYTE);
        Memory.checkUnsigned(flags, MAX_SHORT);
        Memory.checkUnsigned(expires, MAX_SHORT);
        Memory.checkUnsigned(linger, MAX_SHORT);
    }

    private static FlowLabel read(MemorySegment struct) {
        return new FlowLabel(
                Memory.host6(struct, In6FlowlabelReq.FLR_DST),
                Integer.reverseBytes(struct.get(Memory.INT, In6FlowlabelReq.FLR_LABEL)) & MAX_LABEL,
                Memory.unsignedByte(struct, In6FlowlabelReq.FLR_ACTION),
                Memory.unsignedByte(struct, In6FlowlabelReq.FLR_SHARE),
                Memory.unsignedShort(struct, In6FlowlabelReq.FLR_FLAGS),
                Memory.unsignedShort(struct, In6FlowlabelReq.FLR_EXPIRES),
                Memory.unsignedShort(struct, In6FlowlabelReq.FLR_LINGER));
    }

    private void write(MemorySegment struct) {
        Memory.putHost(destination, struct, In6FlowlabelReq.FLR_DST);
        struct.set(Memory.INT, In6FlowlabelReq.FLR_LABEL, Integer.reverseBytes(label));
        struct.set(Memory.BYTE, In6FlowlabelReq.FLR_ACTION, (byte) action);
        struct.set(Memory.BYTE, In6FlowlabelReq.FLR_SHARE, (byte) share);
        struct.set(Memory.SHORT, In6FlowlabelReq.FLR_FLAGS, (short) flags);
        struct.set(Memory.SHORT, In6FlowlabelReq.FLR_EXPIRES, (short) expires);
        struct.set(Memory.SHORT, In6FlowlabelReq.FLR_LINGER, (short) linger);
    }
}
