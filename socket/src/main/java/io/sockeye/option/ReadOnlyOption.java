package io.sockeye.option;

import java.util.Objects;

/// An option that can only be read.
///
/// @param <T> the type of the value
/// @param name the C name
/// @param level the level
/// @param number the number in the level
/// @param readType how the value lies in memory
public record ReadOnlyOption<T>(String name, OptionLevel level, int number, OptionType<T> readType)
        implements ReadableOption<T> {
    /// Takes the parts.
    public ReadOnlyOption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(readType, "readType");
    }

    /// Answers the C name.
    ///
    /// @return such as `SO_REUSEADDR`
    @Override
    public String toString() {
        return name;
    }
}
