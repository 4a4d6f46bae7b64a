package io.sockeye.tools.cli;

/// What a command tells its caller when it ends.
public final class ExitCode {
    /// Everything that was asked for happened.
    public static final int OK = 0;

    /// It was tried, and it failed.
    public static final int FAILED = 1;

    /// It was not tried: the command line makes no sense.
    public static final int USAGE = 2;

    private ExitCode() {}
}
