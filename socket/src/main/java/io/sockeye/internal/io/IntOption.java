package io.sockeye.internal.io;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.sys.SysSocket;

/// An option of the level SOL_SOCKET that is an int and never negative.
public final class IntOption {
    private IntOption() {}

    /// Calls getsockopt(2).
    ///
    /// @param scratch its value and length are overwritten
    /// @param name such as `SysSocket.SO_TYPE`
    /// @return the value, or `-errno`
    public static int get(Scratch scratch, int fd, int name) {
        scratch.length.set(JAVA_INT, 0, Integer.BYTES);
        int result =
                SysSocket.getsockopt(
                        scratch.errno,
                        fd,
                        SysSocket.SOL_SOCKET,
                        name,
                        scratch.value,
                        scratch.length);
        return result < 0 ? result : scratch.value.get(JAVA_INT, 0);
    }
}
