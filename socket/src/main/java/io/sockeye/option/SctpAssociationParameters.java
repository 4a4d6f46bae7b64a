package io.sockeye.option;

import io.sockeye.internal.sys.LinuxSctp.SctpAssocparams;
import java.lang.foreign.MemorySegment;

/// How often SCTP tries: struct sctp_assocparams of RFC 6458, section 8.1.2.
///
/// @param association which; 0 of a one-to-one socket
/// @param maxRetransmissions how often in a row; 0 leaves it as it is
/// @param peerAddresses how many the peer has; read only
/// @param peerWindow bytes that the peer takes now; read only
/// @param window bytes that this side takes; read only
/// @param cookieLife how long a cookie is good, in milliseconds; 0 leaves it as it is
public record SctpAssociationParameters(
        int association,
        int maxRetransmissions,
        int peerAddresses,
        long peerWindow,
        long window,
        long cookieLife) {
    static final OptionType<SctpAssociationParameters> TYPE =
            new StructType<>(
                    SctpAssocparams.LAYOUT,
                    SctpAssociationParameters::read,
                    SctpAssociationParameters::write);

    private static SctpAssociationParameters read(MemorySegment struct) {
        return new SctpAssociationParameters(
                struct.get(Memory.INT, SctpAssocparams.SASOC_ASSOC_ID),
                Memory.unsignedShort(struct, SctpAssocparams.SASOC_ASOCMAXRXT),
                Memory.unsignedShort(struct, SctpAssocparams.SASOC_NUMBER_PEER_DESTINATIONS),
                Memory.unsigned(struct, SctpAssocparams.SASOC_PEER_RWND),
                Memory.unsigned(struct, SctpAssocparams.SASOC_LOCAL_RWND),
                Memory.unsigned(struct, SctpAssocparams.SASOC_COOKIE_LIFE));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, SctpAssocparams.SASOC_ASSOC_ID, association);
        Memory.putShort(maxRetransmissions, struct, SctpAssocparams.SASOC_ASOCMAXRXT);
        Memory.putShort(peerAddresses, struct, SctpAssocparams.SASOC_NUMBER_PEER_DESTINATIONS);
        Memory.putUnsigned(peerWindow, struct, SctpAssocparams.SASOC_PEER_RWND);
        Memory.putUnsigned(window, struct, SctpAssocparams.SASOC_LOCAL_RWND);
        Memory.putUnsigned(cookieLife, struct, SctpAssocparams.SASOC_COOKIE_LIFE);
    }
}
