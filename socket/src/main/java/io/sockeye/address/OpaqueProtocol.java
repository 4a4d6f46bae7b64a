package io.sockeye.address;

/// A protocol of a family whose protocols have no names here.
///
/// @param number the kernel's number
public record OpaqueProtocol(int number) implements Protocol {
    /// Answers the number.
    ///
    /// @return such as `0`
    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
