package io.sockeye.option;

import java.util.Objects;

/// An option that can only be set.
///
/// @param <T> the type of the value
/// @param name the C name
/// @param level the level
/// @param number the number in the level
/// @param writeType how the value lies in memory
public record WriteOnlyOption<T>(
        String name, OptionLevel level, int number, OptionType<T> writeType)
        implements WritableOption<T> {
    /// Takes the parts.
    public WriteOnlyOption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(writeType, "writeType");
    }

    /// Answers the C name.
    ///
    /// @return such as `SO_REUSEADDR`
    @Override
    public String toString() {
        return name;
    }
}
