package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.internal.sys.NetinetIcmp6;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Which types of ICMPv6 a raw socket does not receive: struct icmp6_filter, RFC 3542, section 3.2.
///
/// @param blocked 32 bytes with a bit for each type that does not pass: in type / 8, bit type % 8 (of
///     32-bit numbers that are little-endian here)
public record Icmp6Filter(Bytes blocked) {
    static final OptionType<Icmp6Filter> TYPE =
            new StructType<>(
                    NetinetIcmp6.Icmp6Filter.LAYOUT, Icmp6Filter::read, Icmp6Filter::write);

    private static final int SIZE = 32;
    private static final int LAST_TYPE = 255;

    /// Checks the length.
    ///
    /// @throws IllegalArgumentException if there are not 32 bytes
    public Icmp6Filter {
        if (blocked.length() != SIZE)
            throw new IllegalArgumentException(
                    "an ICMPv6 filter has " + SIZE + " bytes, not " + blocked.length());
    }

    /// Everything passes: the filter of a new socket.
    ///
    /// @return the filter
    public static Icmp6Filter passAll() {
        return new Icmp6Filter(Bytes.of(new byte[SIZE]));
    }

    /// These types alone pass.
    ///
    /// @param types such as 129, echo reply; each in 0 to 255
    /// @return the filter
    /// @throws IllegalArgumentException if a type is not in 0 to 255; the message names it
    public static Icmp6Filter pass(int... types) {
        byte[] bits = new byte[SIZE];
        Arrays.fill(bits, (byte) 0xff);
        for (int type : types) bits[index(type)] &= (byte) ~bit(type);
        return new Icmp6Filter(Bytes.of(bits));
    }

    /// All but these pass.
    ///
    /// @param types such as 128, echo request; each in 0 to 255
    /// @return the filter
    /// @throws IllegalArgumentException if a type is not in 0 to 255; the message names it
    public static Icmp6Filter block(int... types) {
        byte[] bits = new byte[SIZE];
        for (int type : types) bits[index(type)] |= (byte) bit(type);
        return new Icmp6Filter(Bytes.of(bits));
    }

    /// Whether a type passes.
    ///
    /// @param type 0 to 255
    /// @return whether a raw socket with this filter receives it
    /// @throws IllegalArgumentException if the type is not in 0 to 255
    public boolean passes(int type) {
        return (blocked.at(index(type)) & bit(type)) == 0;
    }

    private static int index(int type) {
        return (int) Memory.checkUnsigned(type, LAST_TYPE) / Byte.SIZE;
    }

    private static int bit(int type) {
        return 1 << type % Byte.SIZE;
    }

    private static Icmp6Filter read(MemorySegment struct) {
        return new Icmp6Filter(Memory.bytes(struct, NetinetIcmp6.Icmp6Filter.ICMP6_FILT, SIZE));
    }

    private void write(MemorySegment struct) {
        Memory.putBytes(blocked, struct, NetinetIcmp6.Icmp6Filter.ICMP6_FILT);
    }
}
