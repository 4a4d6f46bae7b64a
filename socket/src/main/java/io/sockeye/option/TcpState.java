package io.sockeye.option;

import io.sockeye.internal.named.Constants;

/// The state of a TCP connection, RFC 9293, in the numbers of `<netinet/tcp.h>`.
///
/// @param number the kernel's number
public record TcpState(int number) {
    /// Data flows.
    public static final TcpState TCP_ESTABLISHED = new TcpState(1);

    /// connect(2) waits for the peer's answer.
    public static final TcpState TCP_SYN_SENT = new TcpState(2);

    /// The peer asked, and waits for the end of the handshake.
    public static final TcpState TCP_SYN_RECV = new TcpState(3);

    /// We ended; the peer has not acknowledged it.
    public static final TcpState TCP_FIN_WAIT1 = new TcpState(4);

    /// We ended, and the peer knows; it may still send.
    public static final TcpState TCP_FIN_WAIT2 = new TcpState(5);

    /// Both ended; late segments are awaited.
    public static final TcpState TCP_TIME_WAIT = new TcpState(6);

    /// No connection.
    public static final TcpState TCP_CLOSE = new TcpState(7);

    /// The peer ended; we may still send.
    public static final TcpState TCP_CLOSE_WAIT = new TcpState(8);

    /// Both ended; the peer has not acknowledged ours.
    public static final TcpState TCP_LAST_ACK = new TcpState(9);

    /// listen(2): waits for connections.
    public static final TcpState TCP_LISTEN = new TcpState(10);

    /// Both ended at the same time.
    public static final TcpState TCP_CLOSING = new TcpState(11);

    /// A half-open connection of a listener; the kernel keeps it to itself.
    public static final TcpState TCP_NEW_SYN_RECV = new TcpState(12);

    private static final Constants<TcpState> NAMES = Constants.of(TcpState.class, TcpState::number);

    /// Answers the state with a number.
    ///
    /// @param number the kernel's number
    /// @return the constant itself where there is one
    public static TcpState of(int number) {
        return NAMES.find(number, n -> new TcpState((int) n));
    }

    /// Answers the C name, or the number when there is none.
    ///
    /// @return such as `TCP_ESTABLISHED`
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
