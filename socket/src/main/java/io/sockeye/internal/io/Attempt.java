package io.sockeye.internal.io;

/// One try of a system call that must not block.
@FunctionalInterface
public interface Attempt {

    /// Calls the kernel.
    ///
    /// @param fd the number, held for the length of the call
    /// @param scratch native memory for the length of the call
    /// @return the result, or `-errno`; -EAGAIN waits and tries again
    long on(int fd, Scratch scratch);
}
