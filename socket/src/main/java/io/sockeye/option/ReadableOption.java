package io.sockeye.option;

/// An option that can be read, getsockopt(2).
///
/// @param <T> the type of the value read
public sealed interface ReadableOption<T> permits SocketOption, ReadOnlyOption, AsymmetricOption {

    /// The C name.
    ///
    /// @return such as `SO_REUSEADDR`
    String name();

    /// The level.
    ///
    /// @return such as `SOL_SOCKET`
    OptionLevel level();

    /// The number in the level.
    ///
    /// @return the kernel's number
    int number();

    /// How the value is read from memory.
    ///
    /// @return the type
    OptionType<T> readType();
}
