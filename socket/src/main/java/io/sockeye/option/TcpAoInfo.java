package io.sockeye.option;

import io.sockeye.internal.sys.LinuxTcp.TcpAoInfoOpt;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;

/// The keys in use of TCP's authentication option, and its counters: struct tcp_ao_info_opt, RFC
/// 5925.
///
/// @param current the send number of the key that segments are signed with
/// @param next the receive number of the key that the peer is asked to use
/// @param required whether a listener refuses connections without the option
/// @param acceptIcmps whether ICMP errors are believed
/// @param setCounters whether setting sets the counters, too; never when read
/// @param good segments verified
/// @param bad segments whose signature was wrong
/// @param keyNotFound segments for which there was no key
/// @param unsigned segments without the option where it is required
/// @param droppedIcmps ICMP errors not believed
public record TcpAoInfo(
        OptionalInt current,
        OptionalInt next,
        boolean required,
        boolean acceptIcmps,
        boolean setCounters,
        long good,
        long bad,
        long keyNotFound,
        long unsigned,
        long droppedIcmps) {
    static final OptionType<TcpAoInfo> TYPE =
            new StructType<>(TcpAoInfoOpt.LAYOUT, TcpAoInfo::read, TcpAoInfo::write);

    private static final int MAX_BYTE = 255;
    private static final int REQUIRED = 4;
    private static final int SET_COUNTERS = 8;
    private static final int ACCEPT_ICMPS = 16;

    /// Checks the numbers of the keys.
    ///
    /// @throws IllegalArgumentException if one is not in 0 to 255; the message names it
    public TcpAoInfo {
        Memory.checkUnsigned(current.orElse(0), MAX_BYTE);
        Memory.checkUnsigned(next.orElse(0), MAX_BYTE);
    }

    /// Which keys to use from now on; the counters stay.
    ///
    /// @param current the send number of the key to sign with
    /// @param next the receive number of the key to ask the peer for
    /// @return the value to set
    /// @throws IllegalArgumentException if one is not in 0 to 255
    public static TcpAoInfo keys(int current, int next) {
        return new TcpAoInfo(
                OptionalInt.of(current), OptionalInt.of(next), false, false, false, 0, 0, 0, 0, 0);
    }

    private static TcpAoInfo read(MemorySegment struct) {
        int set = struct.get(Memory.INT, 0);
        return new TcpAoInfo(
                Memory.optionalByte(
                        (set & TcpAoKey.SET_CURRENT) != 0, struct, TcpAoInfoOpt.CURRENT_KEY),
                Memory.optionalByte((set & TcpAoKey.SET_NEXT) != 0, struct, TcpAoInfoOpt.RNEXT),
                (set & REQUIRED) != 0,
                (set & ACCEPT_ICMPS) != 0,
                (set & SET_COUNTERS) != 0,
                struct.get(Memory.LONG, TcpAoInfoOpt.PKT_GOOD),
                struct.get(Memory.LONG, TcpAoInfoOpt.PKT_BAD),
                struct.get(Memory.LONG, TcpAoInfoOpt.PKT_KEY_NOT_FOUND),
                struct.get(Memory.LONG, TcpAoInfoOpt.PKT_AO_REQUIRED),
                struct.get(Memory.LONG, TcpAoInfoOpt.PKT_DROPPED_ICMP));
    }

    private void write(MemorySegment struct) {
        int set =
                (current.isPresent() ? TcpAoKey.SET_CURRENT : 0)
                        | (next.isPresent() ? TcpAoKey.SET_NEXT : 0)
                        | (required ? REQUIRED : 0)
                        | (setCounters ? SET_COUNTERS : 0)
                        | (acceptIcmps ? ACCEPT_ICMPS : 0);
        struct.set(Memory.INT, 0, set);
        struct.set(Memory.BYTE, TcpAoInfoOpt.CURRENT_KEY, (byte) current.orElse(0));
        struct.set(Memory.BYTE, TcpAoInfoOpt.RNEXT, (byte) next.orElse(0));
        struct.set(Memory.LONG, TcpAoInfoOpt.PKT_GOOD, good);
        struct.set(Memory.LONG, TcpAoInfoOpt.PKT_BAD, bad);
        struct.set(Memory.LONG, TcpAoInfoOpt.PKT_KEY_NOT_FOUND, keyNotFound);
        struct.set(Memory.LONG, TcpAoInfoOpt.PKT_AO_REQUIRED, unsigned);
        struct.set(Memory.LONG, TcpAoInfoOpt.PKT_DROPPED_ICMP, droppedIcmps);
    }
}
