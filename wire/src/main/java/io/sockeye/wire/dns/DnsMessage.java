package io.sockeye.wire.dns;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.Packet;
import io.sockeye.wire.internal.Range;
import io.sockeye.wire.internal.Writer;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A message of the domain name system, RFC 1035 section 4.1. Over UDP it is a datagram; over TCP two bytes with its length stand before it
/// (section 4.2.2).
///
/// [#write] leaves names as they are, [#compressed] writes what is repeated as a pointer. Neither cuts: whoever sends over UDP looks at the length,
/// leaves records out and sets [DnsFlags#TC]. Over either way a message has 65535 bytes at the most.
///
/// @param id 0 to 65535: the answer has that of the question
/// @param flags 0 to 65535: [DnsFlags], and between them [#opcode] and the lower bits of [#responseCode]
/// @param questions mostly one
/// @param answers what was asked for
/// @param authorities who is in charge
/// @param additionals what one would ask for next, and the extension
public record DnsMessage(
        int id,
        int flags,
        List<DnsQuestion> questions,
        List<DnsRecord> answers,
        List<DnsRecord> authorities,
        List<DnsRecord> additionals)
        implements Packet {
    static final int HEADER = 12;

    /// What fits in a datagram on every path without being cut, as the DNS flag day of 2020 has it.
    private static final int PAYLOAD_SIZE = 1232;

    /// Most questions and answers in a line.
    private static final int PRINTED = 5;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number, or that of records, does not fit 16 bits; the message names it
    public DnsMessage {
        Range.check("id", id, 65535);
        Range.check("flags", flags, 65535);
        questions = section("questions", questions);
        answers = section("answers", answers);
        authorities = section("authorities", authorities);
        additionals = section("additionals", additionals);
    }

    private static <T> List<T> section(String name, Collection<T> entries) {
        Range.check("number of " + name, entries.size(), 65535);
        return List.copyOf(entries);
    }

    /// Asks a server for records of the Internet, with the wish that it ask others, and an [Edns] of 1232 bytes.
    ///
    /// @param id 0 to 65535: one that others cannot guess
    /// @param name whose records
    /// @param type which of them
    /// @return the query
    public static DnsMessage query(int id, DnsName name, DnsType type) {
        return new DnsMessage(
                id,
                DnsFlags.RD,
                List.of(new DnsQuestion(name, type, DnsRecord.IN)),
                List.of(),
                List.of(),
                List.of(new Edns(PAYLOAD_SIZE, 0, 0, 0, List.of()).record()));
    }

    /// Reads a message. Pointers of compressed names must point backwards, and a name may have 127 of them.
    ///
    /// @param data the whole message and nothing behind it
    /// @return the message
    /// @throws MalformedPacketException if it is cut short, something follows it, a name is too long or points forwards, or the data of a record are
    ///     not what its type has
    public static DnsMessage parse(ByteBuffer data) throws MalformedPacketException {
        return new MessageReader(data).read();
    }

    /// Whether flags are set.
    ///
    /// @param all some of [DnsFlags]
    /// @return whether all of them are
    public boolean has(int all) {
        return (flags & all) == all;
    }

    /// What is to be done.
    ///
    /// @return 0 to 15: 0 a query, 4 a notice (RFC 1996), 5 an update (RFC 2136)
    public int opcode() {
        return flags >> 11 & 15;
    }

    /// What became of the question, with the bits that the extension has.
    ///
    /// @return of a query NOERROR
    public ResponseCode responseCode() {
        int upper = edns().map(Edns::codeBits).orElse(0);
        return new ResponseCode(upper << 4 | (flags & 15));
    }

    /// The extension of the message.
    ///
    /// @return the first one among the additional records, or empty
    public Optional<Edns> edns() {
        return additionals.stream().flatMap(record -> Edns.of(record).stream()).findFirst();
    }

    /// The length without compression.
    ///
    /// @return 12 or more
    @Override
    public int length() {
        int length = HEADER;
        for (var question : questions) length += question.length();
        length += records().mapToInt(DnsRecord::length).sum();
        return length;
    }

    private Stream<DnsRecord> records() {
        return Stream.of(answers, authorities, additionals).flatMap(List::stream);
    }

    /// Writes the message without compression at the buffer's position, which moves behind it.
    @Override
    public void write(ByteBuffer target) {
        write(new MessageWriter(Writer.part(target, length()), false));
    }

    /// The message with its names compressed where RFC 1035 section 4.1.4 and RFC 3597 section 4 allow it.
    ///
    /// @return at most [#length] bytes, the caller's
    public byte[] compressed() {
        var part = ByteBuffer.allocate(length());
        write(new MessageWriter(part, true));
        var bytes = new byte[part.position()];
        part.get(0, bytes);
        return bytes;
    }

    private void write(MessageWriter writer) {
        writer.u16(id);
        writer.u16(flags);
        writer.u16(questions.size());
        writer.u16(answers.size());
        writer.u16(authorities.size());
        writer.u16(additionals.size());
        questions.forEach(writer::question);
        records().forEach(writer::record);
    }

    /// Answers number, flags, questions, and of the answers the first ones.
    ///
    /// @return such as `DNS query 21336 RD, www.example.org. IN A` or `DNS response 21336 NOERROR AA RD RA, www.example.org. IN A: A 192.0.2.80`
    @Override
    public String toString() {
        var text = new StringBuilder("DNS ");
        text.append(has(DnsFlags.QR) ? "response " : "query ").append(id);
        if (opcode() != 0) text.append(" opcode ").append(opcode());
        if (has(DnsFlags.QR)) text.append(' ').append(responseCode());
        text.append(DnsFlags.text(flags));
        for (var question : first(questions)) text.append(", ").append(question);
        var separator = ": ";
        for (var answer : first(answers)) {
            text.append(separator).append(answer.type()).append(' ').append(answer.data());
            separator = ", ";
        }
        if (answers.size() > PRINTED)
            text.append(" and ").append(answers.size() - PRINTED).append(" more");
        return text.toString();
    }

    private static <T> List<T> first(List<T> entries) {
        return entries.subList(0, Math.min(PRINTED, entries.size()));
    }
}
