package io.sockeye.internal.sys;

import java.util.Set;

/// What this library knows of the machine that it runs on.
public final class Abi {
    private static final String MACHINE = System.getProperty("os.arch");

    /// `epoll_event` is packed here and nowhere else, `<linux/eventpoll.h>`.
    static final boolean X86_64 = MACHINE.equals("amd64") || MACHINE.equals("x86_64");

    /// Those whose numbers and structs are held against the C compiler. Others differ in places: ppc64le has another SO_PEERCRED, the
    /// MIPS family another errno for most errors.
    private static final Set<String> CHECKED = Set.of("amd64", "x86_64", "aarch64", "riscv64");

    private Abi() {}

    /// Refuses machines that this library has not been checked for: it would misread what their C says.
    static void require() {
        var system = System.getProperty("os.name");
        if (!system.equals("Linux") || !CHECKED.contains(MACHINE)) {
            throw new LinkageError(
                    "Sockeye works on Linux of x86_64, aarch64 and riscv64, for which its numbers are checked; this is %s of %s"
                            .formatted(system, MACHINE));
        }
    }
}
