package io.sockeye.address;

import io.sockeye.internal.named.Constants;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The type of a socket: how data travels through it, as in socket(2).
///
/// On creation the flags [#SOCK_NONBLOCK] and [#SOCK_CLOEXEC] can be added:
/// `SOCK_STREAM.or(SOCK_NONBLOCK)`.
///
/// @param number the kernel's number, flags included
public record SocketType(int number) {
    /// A connected, reliable stream of bytes without boundaries.
    public static final SocketType SOCK_STREAM = new SocketType(1);

    /// Datagrams: whole messages, which may be lost.
    public static final SocketType SOCK_DGRAM = new SocketType(2);

    /// Packets with their protocol header: raw(7), packet(7); needs CAP_NET_RAW.
    public static final SocketType SOCK_RAW = new SocketType(3);

    /// Reliable datagrams in no order.
    public static final SocketType SOCK_RDM = new SocketType(4);

    /// A connected, reliable sequence of whole messages.
    public static final SocketType SOCK_SEQPACKET = new SocketType(5);

    /// The datagram congestion control protocol.
    public static final SocketType SOCK_DCCP = new SocketType(6);

    /// The packet sockets of Linux 2.0; obsolete, see packet(7).
    public static final SocketType SOCK_PACKET = new SocketType(10);

    /// A flag: the new socket does not block.
    public static final SocketType SOCK_NONBLOCK = new SocketType(0x800);

    /// A flag: the new descriptor is closed on execve(2); every socket of this library has it.
    public static final SocketType SOCK_CLOEXEC = new SocketType(0x80000);

    private static final Constants<SocketType> NAMES =
            Constants.of(SocketType.class, SocketType::number);

    /// SOCK_TYPE_MASK of the kernel's `<linux/net.h>`: the bits above are flags.
    private static final int TYPE_MASK = 0xf;

    /// Answers the type with a number.
    ///
    /// @param number the kernel's number, flags included
    /// @return the constant itself where there is one
    public static SocketType of(int number) {
        return NAMES.find(number, n -> new SocketType((int) n));
    }

    /// Adds flags to this type.
    ///
    /// @param flag [#SOCK_NONBLOCK], [#SOCK_CLOEXEC] or both
    /// @return the type with its flags
    public SocketType or(SocketType flag) {
        return of(number | flag.number);
    }

    // Written out: what the JDK makes for a record costs a program 1 ms at its start, and each
    // socket asks.

    @Override
    @SuppressWarnings("exports") // the annotation is for this compiler alone
    public boolean equals(@Nullable Object other) {
        return other instanceof SocketType that && number == that.number;
    }

    @Override
    public int hashCode() {
        return number;
    }

    /// Answers the C names of the type and its flags, or numbers where there are none.
    ///
    /// @return such as `SOCK_STREAM|SOCK_NONBLOCK`
    @Override
    public String toString() {
        int type = number & TYPE_MASK;
        int flags = number & ~TYPE_MASK;
        var text = new StringJoiner("|");
        if (type != 0 || flags == 0) {
            text.add(NAMES.text(type));
        }
        if (flags != 0) {
            text.add(NAMES.flags(flags));
        }
        return text.toString();
    }
}
