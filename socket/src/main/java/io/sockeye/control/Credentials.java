package io.sockeye.control;

/// Who a process is, struct ucred of unix(7): an SCM_CREDENTIALS message, or the value of
/// SO_PEERCRED.
///
/// The kernel checks what is sent: without CAP_SYS_ADMIN, CAP_SETUID and CAP_SETGID a process can
/// only name itself.
///
/// @param pid the process, 0 if it is in another PID namespace
/// @param uid the user, 32 bits unsigned; 4294967295 is none
/// @param gid the group, 32 bits unsigned; 4294967295 is none
public record Credentials(int pid, long uid, long gid) implements ControlMessage {
    private static final long MAX_ID = 0xffff_ffffL;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public Credentials {
        if (pid < 0) {
            throw new IllegalArgumentException("pid " + pid + " is negative");
        }
        check("uid", uid);
        check("gid", gid);
    }

    private static void check(String name, long id) {
        if (id < 0 || id > MAX_ID) {
            throw new IllegalArgumentException(name + " " + id + " is outside 0.." + MAX_ID);
        }
    }

    /// What this message is.
    ///
    /// @return SCM_CREDENTIALS
    @Override
    public ControlType type() {
        return ControlType.SCM_CREDENTIALS;
    }
}
