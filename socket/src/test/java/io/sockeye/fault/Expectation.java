package io.sockeye.fault;

import java.util.List;

/// The right results.
enum Expectation {
    /// As if nothing had been.
    SUCCESS,
    /// An [io.sockeye.error.ErrnoException] with the errno and the call; the listener of an accept goes on.
    REFUSAL,
    /// close(2) did not happen, because strace suppresses it: exactly that descriptor is left, and it was closed once and not again.
    LEFT_OPEN,
    /// The C library decides whether a name is found without what it could not get: success, or an exception that says so.
    NAME;

    static Expectation of(Case it) {
        if (it.fault() == Fault.DELAY) return SUCCESS;
        // Linux has released the number when close says EINTR, so nobody may close it again.
        if (it.call().equals("close")) return it.scenario().isTheCLibrarys() ? NAME : LEFT_OPEN;
        if (it.scenario().isTheCLibrarys()) return NAME;
        // The second one finds the connection made: getpeername has said so, and its own answer
        // does not matter.
        if (it.call().equals("connect") && !it.when().equals("1")) return SUCCESS;
        // After a wait connect asks for the peer; without an answer connect itself is asked again.
        if (it.call().equals("getpeername") && it.scenario().name().contains("TCP"))
            if (it.when().equals("1")) return SUCCESS;
        return switch (it.fault()) {
            // The man pages of socket and socketpair know no EINTR: should the kernel say it, it is
            // told.
            case EINTR ->
                    List.of("socket", "socketpair", "pipe2").contains(it.call())
                            ? REFUSAL
                            : SUCCESS;
            // A promise of readiness that was not kept: waits on. Short counts: the rest follows.
            case EAGAIN, SHORT -> SUCCESS;
            // Without an eventfd or an epoll a wait tries again every few milliseconds.
            case ENOMEM, EMFILE ->
                    List.of("poll", "epoll_ctl", "eventfd2").contains(it.call())
                            ? SUCCESS
                            : REFUSAL;
            case ENOBUFS, ECONNABORTED -> REFUSAL;
            case DELAY -> SUCCESS;
        };
    }

    /// Whether our exceptions name the call so: as in C, or by the verb.
    static boolean names(String operation, String call) {
        if (operation.equals(call)) return true;
        return switch (call) {
            case "accept4" -> operation.equals("accept");
            case "sendto" -> operation.equals("send");
            case "recvfrom" -> operation.equals("recv");
            case "openat" -> operation.startsWith("open");
            case "openat2", "statx", "renameat2" -> operation.startsWith(call + " of ");
            default -> false;
        };
    }
}
