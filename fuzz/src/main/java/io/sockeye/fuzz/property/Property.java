package io.sockeye.fuzz.property;

/// What must hold for any bytes. Each implementation has a constructor without arguments.
public interface Property {
    /// Looks whether it holds.
    ///
    /// @param data any bytes
    /// @return whether there was anything to look at: false if the bytes were refused, as they should be
    /// @throws Exception if it does not hold, or an [Error]
    boolean check(byte[] data) throws Exception;
}
