package io.sockeye.option;

import java.util.Objects;

/// An option that is read and set in one shape.
///
/// @param <T> the type of the value
/// @param name the C name
/// @param level the level
/// @param number the number in the level
/// @param type how the value lies in memory
public record SocketOption<T>(String name, OptionLevel level, int number, OptionType<T> type)
        implements ReadableOption<T>, WritableOption<T> {
    /// Takes the parts.
    public SocketOption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(type, "type");
    }

    /// How the value is read from memory.
    ///
    /// @return the type
    @Override
    public OptionType<T> readType() {
        return type;
    }

    /// How the value is written to memory.
    ///
    /// @return the type
    @Override
    public OptionType<T> writeType() {
        return type;
    }

    /// Answers the C name.
    ///
    /// @return such as `SO_REUSEADDR`
    @Override
    public String toString() {
        return name;
    }
}
