package io.sockeye.option;

import io.sockeye.control.Credentials;
import io.sockeye.internal.sys.SysSocket.Ucred;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A struct ucred: three `int`, pid, uid and gid.
record CredentialsType() implements OptionType<Credentials> {
    @Override
    public int size() {
        return (int) Ucred.LAYOUT.byteSize();
    }

    @Override
    public Credentials decode(MemorySegment value) {
        Memory.checkLength(value, size(), this);
        return new Credentials(
                value.get(Memory.INT, Ucred.PID),
                Integer.toUnsignedLong(value.get(Memory.INT, Ucred.UID)),
                Integer.toUnsignedLong(value.get(Memory.INT, Ucred.GID)));
    }

    @Override
    public MemorySegment encode(Credentials value, Arena arena) {
        var segment = arena.allocate(Ucred.LAYOUT);
        segment.set(Memory.INT, Ucred.PID, value.pid());
        segment.set(Memory.INT, Ucred.UID, (int) value.uid());
        segment.set(Memory.INT, Ucred.GID, (int) value.gid());
        return segment;
    }

    @Override
    public String toString() {
        return "struct ucred";
    }
}
