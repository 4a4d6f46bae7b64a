package io.sockeye.option;

import io.sockeye.control.Credentials;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A struct ucred: three `int`, pid, uid and gid.
record CredentialsType() implements OptionType<Credentials> {
    @Override
    public int size() {
        return 3 * Integer.BYTES;
    }

    @Override
    public Credentials decode(MemorySegment value) {
        Memory.checkLength(value, size(), this);
        return new Credentials(
                value.get(Memory.INT, 0),
                Integer.toUnsignedLong(value.get(Memory.INT, Integer.BYTES)),
                Integer.toUnsignedLong(value.get(Memory.INT, 2 * Integer.BYTES)));
    }

    @Override
    public MemorySegment encode(Credentials value, Arena arena) {
        return arena.allocateFrom(Memory.INT, value.pid(), (int) value.uid(), (int) value.gid());
    }

    @Override
    public String toString() {
        return "struct ucred";
    }
}
