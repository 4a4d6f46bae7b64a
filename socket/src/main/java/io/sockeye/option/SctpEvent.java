package io.sockeye.option;

import io.sockeye.internal.sys.LinuxSctp;
import java.lang.foreign.MemorySegment;

/// Whether an SCTP socket receives notifications of one kind: struct sctp_event of RFC 6458, section 6.2.2.
///
/// @param association which; 0 of a one-to-one socket
/// @param type SCTP_ASSOC_CHANGE and its like, of [io.sockeye.control.SctpNotification]
/// @param on whether they are received
public record SctpEvent(int association, int type, boolean on) {
    static final OptionType<SctpEvent> TYPE =
            new StructType<>(LinuxSctp.SctpEvent.LAYOUT, SctpEvent::read, SctpEvent::write);

    private static SctpEvent read(MemorySegment struct) {
        return new SctpEvent(
                struct.get(Memory.INT, LinuxSctp.SctpEvent.SE_ASSOC_ID),
                Memory.unsignedShort(struct, LinuxSctp.SctpEvent.SE_TYPE),
                struct.get(Memory.BYTE, LinuxSctp.SctpEvent.SE_ON) != 0);
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, LinuxSctp.SctpEvent.SE_ASSOC_ID, association);
        Memory.putShort(type, struct, LinuxSctp.SctpEvent.SE_TYPE);
        struct.set(Memory.BYTE, LinuxSctp.SctpEvent.SE_ON, (byte) (on ? 1 : 0));
    }
}
