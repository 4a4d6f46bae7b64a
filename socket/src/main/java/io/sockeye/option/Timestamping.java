package io.sockeye.option;

import io.sockeye.internal.sys.LinuxNetTstamp.SoTimestamping;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Which times are taken and reported: struct so_timestamping, the value of SO_TIMESTAMPING.
///
/// @param flags SOF_TIMESTAMPING_ bits of [SocketOptions]
/// @param clock the index of the virtual clock, with SOF_TIMESTAMPING_BIND_PHC (since Linux 5.14)
public record Timestamping(int flags, int clock) {
    static final OptionType<Timestamping> TYPE = new Type();

    /// Times of the system's own clocks.
    ///
    /// @param flags SOF_TIMESTAMPING_ bits
    /// @return the value, with clock 0
    public static Timestamping of(int flags) {
        return new Timestamping(flags, 0);
    }

    private record Type() implements OptionType<Timestamping> {
        @Override
        public int size() {
            return (int) SoTimestamping.LAYOUT.byteSize();
        }

        // Kernels before 5.14 have the flags alone.
        @Override
        public Timestamping decode(MemorySegment value) {
            Memory.checkLength(value, Integer.BYTES, this);
            return new Timestamping(
                    value.get(Memory.INT, SoTimestamping.FLAGS),
                    value.byteSize() < size() ? 0 : value.get(Memory.INT, SoTimestamping.BIND_PHC));
        }

        @Override
        public MemorySegment encode(Timestamping value, Arena arena) {
            return value.clock == 0
                    ? arena.allocateFrom(Memory.INT, value.flags)
                    : arena.allocateFrom(Memory.INT, value.flags, value.clock);
        }

        @Override
        public String toString() {
            return "struct so_timestamping";
        }
    }
}
