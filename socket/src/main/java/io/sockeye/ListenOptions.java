package io.sockeye;

/// How [Socket#createServer(io.sockeye.address.SocketAddress, ListenOptions)] listens. Immutable: each word answers a new value.
public final class ListenOptions {
    private static final ListenOptions DEFAULTS = new ListenOptions(Socket.SOMAXCONN, false, false);

    private final int backlog;
    private final boolean reusePort;
    private final boolean dualStack;

    private ListenOptions(int backlog, boolean reusePort, boolean dualStack) {
        this.backlog = backlog;
        this.reusePort = reusePort;
        this.dualStack = dualStack;
    }

    /// A backlog of [Socket#SOMAXCONN], a port of one's own, and for IPv6 no IPv4.
    ///
    /// @return the defaults
    public static ListenOptions defaults() {
        return DEFAULTS;
    }

    /// How many connections wait for accept, listen(2).
    ///
    /// @param backlog 0 or more; the kernel caps it at net.core.somaxconn
    /// @return these options with that backlog
    public ListenOptions backlog(int backlog) {
        if (backlog < 0) throw new IllegalArgumentException("backlog " + backlog + " is negative");
        return new ListenOptions(backlog, reusePort, dualStack);
    }

    /// Shares the port with other listeners of this user, SO_REUSEPORT; since Linux 3.9.
    ///
    /// @return these options with that
    public ListenOptions reusePort() {
        return new ListenOptions(backlog, true, dualStack);
    }

    /// Takes IPv4 connections too on an IPv6 socket, IPV6_V6ONLY off. An address of another family is refused with it.
    ///
    /// @return these options with that
    public ListenOptions dualStack() {
        return new ListenOptions(backlog, reusePort, true);
    }

    int backlogSize() {
        return backlog;
    }

    boolean sharesPort() {
        return reusePort;
    }

    boolean isDualStack() {
        return dualStack;
    }

    /// `ListenOptions[backlog 4096]`.
    @Override
    public String toString() {
        return "ListenOptions[backlog %d%s%s]"
                .formatted(
                        backlog, reusePort ? ", reuse port" : "", dualStack ? ", dual stack" : "");
    }
}
