package io.sockeye.select;

import io.sockeye.internal.named.Constants;
import io.sockeye.internal.sys.SysEpoll;

/// What a descriptor is watched for, how, and what it is ready for; epoll_ctl(2).
///
/// @param bits the events and flags, or-ed
public record EpollEvents(int bits) {
    private static final Constants<EpollEvents> NAMES =
            Constants.of(EpollEvents.class, EpollEvents::bits);

    /// There is something to read, or to accept.
    public static final EpollEvents EPOLLIN = new EpollEvents(SysEpoll.EPOLLIN);

    /// There is something out of the ordinary, such as urgent data of TCP.
    public static final EpollEvents EPOLLPRI = new EpollEvents(SysEpoll.EPOLLPRI);

    /// There is room to write, or a connection has been made.
    public static final EpollEvents EPOLLOUT = new EpollEvents(SysEpoll.EPOLLOUT);

    /// An error, or something on the error queue; reported without being asked for.
    public static final EpollEvents EPOLLERR = new EpollEvents(SysEpoll.EPOLLERR);

    /// Both directions are closed; reported without being asked for.
    public static final EpollEvents EPOLLHUP = new EpollEvents(SysEpoll.EPOLLHUP);

    /// The peer will send no more. Since Linux 2.6.17.
    public static final EpollEvents EPOLLRDHUP = new EpollEvents(SysEpoll.EPOLLRDHUP);

    /// Flag: of several epolls that watch the descriptor wake one, or a few. Only for [Selector#register]; such a registration cannot be
    /// modified. Since Linux 4.5.
    public static final EpollEvents EPOLLEXCLUSIVE = new EpollEvents(SysEpoll.EPOLLEXCLUSIVE);

    /// Flag: keep the system awake while the event is handled. With CAP_BLOCK_SUSPEND, else ignored. Since Linux 3.5.
    public static final EpollEvents EPOLLWAKEUP = new EpollEvents(SysEpoll.EPOLLWAKEUP);

    /// Flag: report once, then nothing until [Registration#modify].
    public static final EpollEvents EPOLLONESHOT = new EpollEvents(SysEpoll.EPOLLONESHOT);

    /// Flag: report what comes, not what is there. Whoever is told reads, or writes, until it would block.
    public static final EpollEvents EPOLLET = new EpollEvents(SysEpoll.EPOLLET);

    /// The events of these bits.
    ///
    /// @param bits or-ed EPOLL numbers
    /// @return the events; the constant itself where there is one
    public static EpollEvents of(int bits) {
        return NAMES.find(bits, number -> new EpollEvents((int) number));
    }

    /// These and more.
    ///
    /// @param more the others
    /// @return the union
    public EpollEvents or(EpollEvents more) {
        return of(bits | more.bits);
    }

    /// Whether all of these are among them.
    ///
    /// @param all what is looked for
    /// @return true if every bit is set
    public boolean contains(EpollEvents all) {
        return (bits & all.bits) == all.bits;
    }

    /// `EPOLLIN|EPOLLOUT`; what has no name is a number.
    @Override
    public String toString() {
        return NAMES.flags(bits);
    }
}
