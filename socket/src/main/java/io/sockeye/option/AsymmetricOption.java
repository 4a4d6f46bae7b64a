package io.sockeye.option;

import java.util.Objects;

/// An option that is set in one shape and read in another.
///
/// @param <R> the type of the value read
/// @param <W> the type of the value written
/// @param name the C name
/// @param level the level
/// @param number the number in the level
/// @param readType how the value read lies in memory
/// @param writeType how the value written lies in memory
public record AsymmetricOption<R, W>(
        String name, OptionLevel level, int number, OptionType<R> readType, OptionType<W> writeType)
        implements ReadableOption<R>, WritableOption<W> {
    /// Takes the parts.
    public AsymmetricOption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(readType, "readType");
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
