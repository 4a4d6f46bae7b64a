package io.sockeye.tools.ping;

/// Who took the time at which an answer arrived.
public enum TimeSource {
    /// The kernel, when the packet came in: SO_TIMESTAMPNS of socket(7).
    KERNEL,
    /// This program, when it saw the answer: with TCP and UDP, and where the kernel's clock was set meanwhile.
    PROGRAM
}
