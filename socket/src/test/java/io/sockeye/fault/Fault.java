package io.sockeye.fault;

import io.sockeye.testing.ThreadKind;
import java.util.List;

/// What strace makes the kernel say, or do. An injected error or count suppresses the call.
enum Fault {
    EINTR("error=EINTR"),
    EAGAIN("error=EAGAIN"),
    ENOMEM("error=ENOMEM"),
    EMFILE("error=EMFILE"),
    ENOBUFS("error=ENOBUFS"),
    ECONNABORTED("error=ECONNABORTED"),
    /// A count of [#COUNT] bytes, of which none has moved.
    SHORT("retval=" + Fault.COUNT),
    /// 20 ms before the call.
    DELAY("delay_enter=20000");

    static final int COUNT = 5;

    final String injection;

    Fault(String injection) {
        this.injection = injection;
    }

    /// Whether the call may say so: from the section ERRORS of its man page, without what only a mistake of ours could cause.
    private boolean fits(String call) {
        return switch (this) {
            case DELAY -> true;
            case EINTR -> !CANNOT_FAIL.contains(call);
            case EAGAIN -> DATA.contains(call) || call.equals("accept4") || call.equals("connect");
            case ENOMEM ->
                    DATA.contains(call)
                            || List.of("socket", "accept4", "bind", "poll", "epoll_ctl", "eventfd2")
                                    .contains(call)
                            || List.of("setsockopt", "openat", "openat2", "connect", "mmap")
                                    .contains(call);
            case EMFILE ->
                    List.of(
                                    "socket",
                                    "socketpair",
                                    "accept4",
                                    "eventfd2",
                                    "openat",
                                    "pipe2",
                                    "openat2")
                            .contains(call);
            case ENOBUFS ->
                    List.of("socket", "accept4", "sendto", "sendmsg", "sendmmsg", "getsockname")
                                    .contains(call)
                            || List.of("getpeername").contains(call);
            case ECONNABORTED -> call.equals("accept4");
            case SHORT -> List.of("sendto", "recvfrom", "sendfile").contains(call);
        };
    }

    /// Whether a scenario may meet this at a call.
    ///
    /// @param when see [Case#when]
    boolean fits(String call, Scenario scenario, String when) {
        boolean virtual = scenario.kind == ThreadKind.VIRTUAL;
        // Elsewhere it is the JVM that maps.
        if (MAPPING.contains(call) && !scenario.name().startsWith("RING")) return false;
        // The thread that polls for virtual threads may have been in there before strace came.
        if (call.equals("epoll_wait") && !virtual) return false;
        return switch (this) {
            // A datagram goes as a whole or not at all; an accepting server only sends a greeting.
            case SHORT ->
                    fits(call)
                            && when.equals("1")
                            && (call.equals("sendfile")
                                    || scenario.name().matches("(TCP|UNIX)(_VIRTUAL)?"));
            // Once epoll has reported data the kernel never says EAGAIN before they are read, and
            // the edge does not come again.
            case EAGAIN -> fits(call) && (!virtual || when.equals("1") || call.startsWith("send"));
            case EINTR, DELAY -> fits(call);
            // Whoever has been refused does not try again.
            case ENOMEM, EMFILE, ENOBUFS, ECONNABORTED -> fits(call) && !when.equals("1+2");
        };
    }

    /// F_GETFL, F_SETFL, F_DUPFD, FIONBIO of an open descriptor; and what is mapped is unmapped as a whole.
    private static final List<String> CANNOT_FAIL = List.of("fcntl", "ioctl", "munmap");

    private static final List<String> MAPPING = List.of("mmap", "munmap");

    private static final List<String> DATA =
            List.of(
                    "sendto",
                    "recvfrom",
                    "sendmsg",
                    "recvmsg",
                    "sendmmsg",
                    "recvmmsg",
                    "sendfile",
                    "splice");
}
