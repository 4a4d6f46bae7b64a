package io.sockeye.option;

import io.sockeye.internal.sys.LinuxSctp.SctpRtoinfo;
import java.lang.foreign.MemorySegment;

/// How long SCTP waits before it sends again: struct sctp_rtoinfo of RFC 6458, section 8.1.1.
///
/// @param association which; 0 of a one-to-one socket
/// @param initial at first, in milliseconds; 0 leaves it as it is
/// @param max at most, in milliseconds; 0 leaves it as it is
/// @param min at least, in milliseconds; 0 leaves it as it is
public record SctpRetransmission(int association, long initial, long max, long min) {
    static final OptionType<SctpRetransmission> TYPE =
            new StructType<>(
                    SctpRtoinfo.LAYOUT, SctpRetransmission::read, SctpRetransmission::write);

    private static SctpRetransmission read(MemorySegment struct) {
        return new SctpRetransmission(
                struct.get(Memory.INT, SctpRtoinfo.SRTO_ASSOC_ID),
                Memory.unsigned(struct, SctpRtoinfo.SRTO_INITIAL),
                Memory.unsigned(struct, SctpRtoinfo.SRTO_MAX),
                Memory.unsigned(struct, SctpRtoinfo.SRTO_MIN));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, SctpRtoinfo.SRTO_ASSOC_ID, association);
        Memory.putUnsigned(initial, struct, SctpRtoinfo.SRTO_INITIAL);
        Memory.putUnsigned(max, struct, SctpRtoinfo.SRTO_MAX);
        Memory.putUnsigned(min, struct, SctpRtoinfo.SRTO_MIN);
    }
}
