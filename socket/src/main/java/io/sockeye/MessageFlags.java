package io.sockeye;

import io.sockeye.internal.named.Constants;

/// Flags of one call to send or receive, and what a received message says of itself; send(2), recv(2).
///
/// MSG_DONTWAIT and MSG_NOSIGNAL are always passed: waiting is done in Java, and SIGPIPE is no way to report an error.
///
/// @param bits the flags, or-ed
public record MessageFlags(int bits) {
    private static final Constants<MessageFlags> NAMES =
            Constants.of(MessageFlags.class, MessageFlags::bits);

    /// Urgent data, of TCP.
    public static final MessageFlags MSG_OOB = new MessageFlags(0x1);

    /// Leave the data in the queue.
    public static final MessageFlags MSG_PEEK = new MessageFlags(0x2);

    /// Send to hosts on the local network only.
    public static final MessageFlags MSG_DONTROUTE = new MessageFlags(0x4);

    /// Received: control messages were cut, and descriptors among them may have been dropped.
    public static final MessageFlags MSG_CTRUNC = new MessageFlags(0x8);

    /// Received: the datagram was longer than the room for it. Given: answer its real length.
    public static final MessageFlags MSG_TRUNC = new MessageFlags(0x20);

    /// Do not wait; see [Socket#nonBlocking()] and the `try` verbs.
    public static final MessageFlags MSG_DONTWAIT = new MessageFlags(0x40);

    /// End of a record, of SOCK_SEQPACKET.
    public static final MessageFlags MSG_EOR = new MessageFlags(0x80);

    /// Wait for all that was asked for. Has no effect here, where the kernel never waits: use `recvExactly`.
    public static final MessageFlags MSG_WAITALL = new MessageFlags(0x100);

    /// Tell the link layer that the peer is alive.
    public static final MessageFlags MSG_CONFIRM = new MessageFlags(0x800);

    /// Receive from the error queue, without waiting, what has failed or was done, with IP_RECVERR, SO_TIMESTAMPING or SO_ZEROCOPY:
    /// [io.sockeye.control.ReceivedError].
    public static final MessageFlags MSG_ERRQUEUE = new MessageFlags(0x2000);

    /// No SIGPIPE; always passed.
    public static final MessageFlags MSG_NOSIGNAL = new MessageFlags(0x4000);

    /// More follows: do not send a part of a packet yet.
    public static final MessageFlags MSG_MORE = new MessageFlags(0x8000);

    /// Received alone: the data is a notification of SCTP, [ReceivedMessage#notification()]; the number of [#MSG_MORE].
    public static final MessageFlags MSG_NOTIFICATION = MSG_MORE;

    /// recvmmsg(2): wait for the first only.
    public static final MessageFlags MSG_WAITFORONE = new MessageFlags(0x10000);

    /// Send from the user's pages, with SO_ZEROCOPY; TCP since Linux 4.14, UDP since 5.0, AF_VSOCK since 6.7.
    ///
    /// The kernel reads from the memory after the call, until a [io.sockeye.control.ZerocopyNotice] on the error queue says that it is
    /// done. Until then the bytes must not change, the buffer must be kept (what the garbage collector frees is given to others) and its
    /// arena must stay open. So the bytes have to be in one direct buffer; those in the Java heap are refused with
    /// [IllegalArgumentException]. Each successful `send`, `sendTo` or `sendMessage` of at least one byte counts as one, from 0;
    /// `sendAll` counts each of its parts. [Socket#recvErrorQueue(int)] waits for the notices. ENOBUFS: too many are outstanding.
    public static final MessageFlags MSG_ZEROCOPY = new MessageFlags(0x4000000);

    /// Send data with the SYN, TCP Fast Open; since Linux 3.7.
    public static final MessageFlags MSG_FASTOPEN = new MessageFlags(0x20000000);

    /// Received descriptors are close-on-exec; always passed on AF_UNIX, where they travel.
    public static final MessageFlags MSG_CMSG_CLOEXEC = new MessageFlags(0x40000000);

    private static final MessageFlags NONE = new MessageFlags(0);

    /// The flags of these bits.
    ///
    /// @param bits or-ed MSG_ numbers
    /// @return the flags; the constant itself where there is one
    public static MessageFlags of(int bits) {
        return bits == 0 ? NONE : NAMES.find(bits, number -> new MessageFlags((int) number));
    }

    /// No flag.
    ///
    /// @return the empty set
    public static MessageFlags none() {
        return NONE;
    }

    /// These flags and more.
    ///
    /// @param more the others
    /// @return the union
    public MessageFlags or(MessageFlags more) {
        return of(bits | more.bits);
    }

    /// Whether all of these are among the flags.
    ///
    /// @param all what is looked for
    /// @return true if every bit is set
    public boolean contains(MessageFlags all) {
        return (bits & all.bits) == all.bits;
    }

    /// `MSG_PEEK|MSG_TRUNC`; what has no name is a number.
    @Override
    public String toString() {
        return NAMES.flags(bits);
    }
}
