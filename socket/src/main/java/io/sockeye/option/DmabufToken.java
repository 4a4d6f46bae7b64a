package io.sockeye.option;

import io.sockeye.internal.sys.LinuxUio;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A range of pieces of device memory: struct dmabuf_token of `<linux/uio.h>`.
///
/// @param start the first token, 32 bits unsigned
/// @param count how many, 32 bits unsigned
public record DmabufToken(long start, long count) {
    /// As many as one setsockopt(2) takes: MAX_DONTNEED_TOKENS of the kernel.
    static final OptionType<List<DmabufToken>> LIST =
            new ArrayType<>(
                    new StructType<>(
                            LinuxUio.DmabufToken.LAYOUT, DmabufToken::read, DmabufToken::write),
                    128);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number has more than 32 bits; the message names it
    public DmabufToken {
        Memory.checkUnsigned(start, 0xffff_ffffL);
        Memory.checkUnsigned(count, 0xffff_ffffL);
    }

    private static DmabufToken read(MemorySegment struct) {
        return new DmabufToken(
                Memory.unsigned(struct, LinuxUio.DmabufToken.TOKEN_START),
                Memory.unsigned(struct, LinuxUio.DmabufToken.TOKEN_COUNT));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(start, struct, LinuxUio.DmabufToken.TOKEN_START);
        Memory.putUnsigned(count, struct, LinuxUio.DmabufToken.TOKEN_COUNT);
    }
}
