package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.option.ReadableOption;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// One getsockopt(2). The answer is how many bytes the kernel wrote, which may be fewer than there was room for.
final class GettingOption<T> implements Attempt {
    private final ReadableOption<T> option;
    private final int size;
    private final MemorySegment value;

    GettingOption(ReadableOption<T> option, Arena arena) {
        this.option = option;
        this.size = option.readType().size();
        this.value = arena.allocate(Math.max(size, 1), 8);
    }

    @Override
    public long on(int fd, Scratch scratch) {
        scratch.length.set(JAVA_INT, 0, size);
        int level = option.level().number();
        int result =
                SysSocket.getsockopt(
                        scratch.errno, fd, level, option.number(), value, scratch.length);
        return result < 0 ? result : scratch.length.get(JAVA_INT, 0);
    }

    T value(long length) {
        return option.readType().decode(value.asSlice(0, Math.min(length, size)));
    }
}
