package io.sockeye.tools.cli;

/// What a command tells its caller when it ends.
public final class ExitCode {
    /// Yes: everything that was asked for happened.
    public static final int OK = 0;

    /// No: it was tried, and the answer is no.
    public static final int FAILED = 1;

    /// It was not tried: the command line makes no sense.
    public static final int USAGE = 2;

    /// A name has no address.
    public static final int NAME = 3;

    /// A permission is missing; the message names what gives it.
    public static final int PERMISSION = 4;

    /// A system call failed.
    public static final int SYSTEM = 5;

    /// Ended by Ctrl-C or a signal before there was an answer.
    public static final int INTERRUPTED = 130;

    /// Nobody reads standard output any more: what a shell sees of a program that SIGPIPE has ended.
    public static final int OUTPUT_CLOSED = 141;

    private ExitCode() {}
}
