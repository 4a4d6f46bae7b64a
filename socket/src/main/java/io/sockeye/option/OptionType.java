package io.sockeye.option;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// How the value of an option lies in memory: the third and fourth argument of setsockopt(2).
///
/// A struct of your own is one more implementation. The types here are in native byte order.
/// Durations are rounded up to the unit of the kernel; those that are negative, or too long for the
/// kernel's number, are refused with an [IllegalArgumentException].
///
/// @param <T> the type of the value
public interface OptionType<T> {
    /// An `int` that is 0 or not; read as true if any byte is set.
    OptionType<Boolean> FLAG = new FlagType();

    /// An `int`, read and set as it is; what C calls unsigned is negative from 2147483648 on.
    OptionType<Integer> INT = IntType.of("INT", n -> n, n -> n);

    /// A 64-bit number.
    OptionType<Long> LONG = new LongType();

    /// An `int` of whole seconds.
    OptionType<Duration> SECONDS = IntType.of("SECONDS", ChronoUnit.SECONDS);

    /// An `int` of whole milliseconds.
    OptionType<Duration> MILLISECONDS = IntType.of("MILLISECONDS", ChronoUnit.MILLIS);

    /// An `int` of whole microseconds.
    OptionType<Duration> MICROSECONDS = IntType.of("MICROSECONDS", ChronoUnit.MICROS);

    /// A struct timeval: seconds and microseconds, 64 bits each.
    OptionType<Duration> TIMEVAL = new TimevalType();

    /// The room offered to getsockopt(2).
    ///
    /// @return bytes, 0 or more
    int size();

    /// Reads a value.
    ///
    /// @param value exactly the bytes that getsockopt(2) returned, which may be fewer than [#size];
    ///     valid during the call alone
    /// @return the value
    /// @throws IllegalArgumentException if the bytes are too few for this type: the option was
    ///     declared with the wrong one
    T decode(MemorySegment value);

    /// Writes a value.
    ///
    /// @param value the value
    /// @param arena lives until setsockopt(2) has returned; some structs hold pointers
    /// @return exactly the bytes for setsockopt(2), allocated in the arena
    /// @throws IllegalArgumentException if the value does not fit; the message names it
    MemorySegment encode(T value, Arena arena);

    /// A text, such as the name of an interface or of an algorithm.
    ///
    /// It is set without a terminating NUL, and read up to the first NUL; the encoding is UTF-8.
    ///
    /// @param capacity bytes of the kernel's array, the terminating NUL included: the longest text
    ///     has one byte less
    /// @return the type
    /// @throws IllegalArgumentException if the capacity is not positive
    static OptionType<String> string(int capacity) {
        return new StringType(capacity);
    }

    /// Bytes without a meaning here.
    ///
    /// @param capacity the longest value in bytes
    /// @return the type; it copies both ways
    /// @throws IllegalArgumentException if the capacity is negative
    static OptionType<byte[]> bytes(int capacity) {
        return new BytesType(capacity);
    }
}
