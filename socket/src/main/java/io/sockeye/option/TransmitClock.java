package io.sockeye.option;

import io.sockeye.internal.sys.LinuxNetTstamp.SockTxtime;
import java.lang.foreign.MemorySegment;

/// The clock by which packets leave: struct sock_txtime, the value of SO_TXTIME.
///
/// @param clock the number of the clock, clock_gettime(2): 1 is CLOCK_MONOTONIC, 11 CLOCK_TAI
/// @param flags SOF_TXTIME_ bits of [SocketOptions]
public record TransmitClock(int clock, int flags) {
    static final OptionType<TransmitClock> TYPE =
            new StructType<>(SockTxtime.LAYOUT, TransmitClock::read, TransmitClock::write);

    private static TransmitClock read(MemorySegment struct) {
        return new TransmitClock(
                struct.get(Memory.INT, SockTxtime.CLOCKID),
                struct.get(Memory.INT, SockTxtime.FLAGS));
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, SockTxtime.CLOCKID, clock);
        struct.set(Memory.INT, SockTxtime.FLAGS, flags);
    }
}
