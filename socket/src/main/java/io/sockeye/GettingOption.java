package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.LinuxFilter.SockFilter;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.option.AskingType;
import io.sockeye.option.OptionType;
import io.sockeye.option.ReadableOption;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// One getsockopt(2). The answer is how many bytes the kernel wrote, which may be fewer than there was room for.
final class GettingOption<T> implements Attempt {
    private static final int INSTRUCTION = (int) SockFilter.LAYOUT.byteSize();

    private final ReadableOption<T> option;
    private final OptionType<T> type;
    private final int unit;
    private final int size;
    private final MemorySegment value;

    GettingOption(ReadableOption<T> option, Arena arena) {
        this.option = Objects.requireNonNull(option, "option");
        this.type = option.readType();
        this.unit = unit(option);
        this.size = type.size();
        this.value =
                type instanceof AskingType<T> asking
                        ? Segments.forOption(asking.ask(arena), size, option)
                        : arena.allocate(Math.max(size, 1), Long.BYTES);
    }

    /// SO_GET_FILTER counts instructions, and would write eight times the bytes that it was offered.
    private static int unit(ReadableOption<?> option) {
        boolean filter =
                option.level().number() == SysSocket.SOL_SOCKET
                        && option.number() == SysSocket.SO_GET_FILTER;
        return filter ? INSTRUCTION : 1;
    }

    @Override
    public long on(int fd, Scratch scratch) {
        scratch.length.set(JAVA_INT, 0, size / unit);
        int level = option.level().number();
        int result =
                SysSocket.getsockopt(
                        scratch.errno, fd, level, option.number(), value, scratch.length);
        return result < 0 ? result : (long) scratch.length.get(JAVA_INT, 0) * unit;
    }

    T value(long length) {
        return type instanceof AskingType<T> asking
                ? asking.answer(value, length)
                : type.decode(value.asSlice(0, Math.min(length, size)));
    }
}
