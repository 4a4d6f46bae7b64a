package io.sockeye;

import io.sockeye.internal.io.Attempt;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.NetinetIn;
import io.sockeye.internal.sys.NetinetTcp;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.option.WritableOption;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;

/// One setsockopt(2).
final class SettingOption<T> implements Attempt {
    private final String name;
    private final int level;
    private final int number;
    private final MemorySegment value;

    SettingOption(WritableOption<T> option, T value, Arena arena) {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(value, "value");
        this.name = option.name();
        this.level = option.level().number();
        this.number = option.number();
        this.value = Segments.forOption(option.writeType().encode(value, arena), 0, option);
    }

    @Override
    public long on(int fd, Scratch scratch) {
        try {
            return SysSocket.setsockopt(
                    scratch.errno, fd, level, number, value, (int) value.byteSize());
        } finally {
            // A type of a user's own may have it from an arena that nobody else knows.
            Reference.reachabilityFence(value);
        }
    }

    /// Notes the options that change how we wait, and says which ones do not.
    void note(Handle handle) {
        if (level == SysSocket.SOL_SOCKET
                && (number == SysSocket.SO_RCVTIMEO || number == SysSocket.SO_SNDTIMEO)) {
            System.getLogger("io.sockeye")
                    .log(
                            Level.WARNING,
                            "{0} does not govern our waits: use timeout(Duration)",
                            name);
        }
        // With an upper protocol (kTLS) a read stops at the end of a record.
        if (level == NetinetIn.IPPROTO_TCP && number == NetinetTcp.TCP_ULP)
            handle.shortReadEmpties(false);
    }
}
