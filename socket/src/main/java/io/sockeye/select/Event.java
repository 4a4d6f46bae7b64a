package io.sockeye.select;

/// A descriptor that is ready.
///
/// @param <A> what hangs on each registration
/// @param registration which
/// @param ready for what: events alone, no flags
public record Event<A>(Registration<A> registration, EpollEvents ready) {

    /// What hangs on the registration.
    ///
    /// @return the attachment
    public A attachment() {
        return registration.attachment();
    }

    /// Whether a read would not block: there is data, a connection, the end of the stream or an error.
    ///
    /// @return true if anything but room to write was reported
    public boolean isReadable() {
        return (ready.bits() & ~EpollEvents.EPOLLOUT.bits()) != 0;
    }

    /// Whether a write would not block: there is room, or it fails at once.
    ///
    /// @return true if room, an error or the end of both directions was reported
    public boolean isWritable() {
        return (ready.bits() & WRITABLE) != 0;
    }

    private static final int WRITABLE =
            EpollEvents.EPOLLOUT.bits() | EpollEvents.EPOLLERR.bits() | EpollEvents.EPOLLHUP.bits();
}
