package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An option type whose getsockopt(2) is told what is asked: the filter of which group, memory for
/// which answer.
///
/// [#size()] is the fourth argument of getsockopt(2) here; the room may be larger, where the kernel
/// counts in another way.
///
/// @param <T> the type of the answer
public interface AskingType<T> extends OptionType<T> {
    /// Makes the room for the answer, with the question in it.
    ///
    /// @param arena lives until getsockopt(2) has returned and its answer was read; some questions
    ///     hold pointers
    /// @return the third argument of getsockopt(2), of [#size()] bytes at the least
    MemorySegment ask(Arena arena);

    /// Reads the answer.
    ///
    /// @param room what [#ask(Arena)] made, filled by getsockopt(2)
    /// @param length the bytes that getsockopt(2) said it returned
    /// @return the value
    default T answer(MemorySegment room, long length) {
        return decode(room.asSlice(0, Math.min(length, room.byteSize())));
    }
}
