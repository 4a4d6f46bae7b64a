package io.sockeye.option;

/// An option that can be set, setsockopt(2).
///
/// @param <T> the type of the value written
public sealed interface WritableOption<T> permits SocketOption, WriteOnlyOption, AsymmetricOption {

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

    /// How the value is written to memory.
    ///
    /// @return the type
    OptionType<T> writeType();
}
