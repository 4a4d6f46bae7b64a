package io.sockeye.wire.dns;

import io.sockeye.wire.internal.Range;
import java.util.List;
import java.util.Optional;

/// The extension of a message: its OPT record by the names of its fields, RFC 6891 section 6.1.3.
///
/// @param payloadSize how large a datagram of UDP may be that the sender receives, in bytes, 0 to 65535; less than 512 counts as 512
/// @param codeBits the upper eight of the twelve bits of the response code, 0 to 255
/// @param version 0 to 255; there is but 0
/// @param flags 0 to 65535: [#DNSSEC_OK]
/// @param options such as cookies
public record Edns(
        int payloadSize, int codeBits, int version, int flags, List<EdnsOption> options) {
    /// The flag of who wants signatures, RFC 3225.
    public static final int DNSSEC_OK = 0x8000;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit its field; the message names the value
    public Edns {
        Range.check("payload size", payloadSize, 65535);
        Range.check("bits of the response code", codeBits, 255);
        Range.check("version", version, 255);
        Range.check("flags", flags, 65535);
        options = List.copyOf(options);
    }

    /// Reads the fields of a record.
    ///
    /// @param record any
    /// @return the extension, or empty if it is no OPT record
    public static Optional<Edns> of(DnsRecord record) {
        if (!(record.data() instanceof EdnsOptions data)) return Optional.empty();
        int fields = (int) record.timeToLive();
        return Optional.of(
                new Edns(
                        record.dnsClass(),
                        fields >>> 24,
                        fields >> 16 & 255,
                        fields & 0xffff,
                        data.options()));
    }

    /// The record, which stands among the additional ones.
    ///
    /// @return of type OPT
    public DnsRecord record() {
        long fields = (long) codeBits << 24 | version << 16 | flags;
        return new DnsRecord(DnsName.ROOT, payloadSize, fields, new EdnsOptions(options));
    }
}
