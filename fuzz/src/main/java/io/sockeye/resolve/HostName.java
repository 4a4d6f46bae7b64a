package io.sockeye.resolve;

/// A door to what the package keeps to itself.
public final class HostName {
    private HostName() {}

    /// What the name service is asked for.
    ///
    /// @param host as the user gives it
    /// @return in ASCII
    /// @throws IllegalArgumentException if no name service can have it
    public static String encoded(String host) {
        return NameService.encoded(host);
    }
}
