package io.sockeye.option;

import io.sockeye.internal.sys.LinuxSctp.SctpAssocValue;
import java.lang.foreign.MemorySegment;

/// A number that an SCTP association has: struct sctp_assoc_value of RFC 6458, section 8.1.16.
///
/// @param association which; 0 of a one-to-one socket
/// @param value the number
public record SctpAssociationValue(int association, long value) {
    static final OptionType<SctpAssociationValue> TYPE =
            new StructType<>(
                    SctpAssocValue.LAYOUT, SctpAssociationValue::read, SctpAssociationValue::write);

    private static SctpAssociationValue read(MemorySegment struct) {
        return new SctpAssociationValue(
                struct.get(Memory.INT, SctpAssocValue.ASSOC_ID),
                Memory.unsigned(struct, SctpAssocValue.ASSOC_VALUE));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, SctpAssocValue.ASSOC_ID, association);
        Memory.putUnsigned(value, struct, SctpAssocValue.ASSOC_VALUE);
    }
}
