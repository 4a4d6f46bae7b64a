package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.OpaqueSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlType;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.Errno;
import io.sockeye.internal.sys.LinuxErrqueue.SockExtendedErr;
import io.sockeye.internal.sys.NetinetIn;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn;
import io.sockeye.internal.sys.NetinetIn.SockaddrIn6;
import io.sockeye.internal.sys.SysSocket.SockaddrStorage;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// `struct sock_extended_err`, and behind it the address of who sent the ICMP message, SO_EE_OFFENDER of ip(7).
final class ErrorBody {
    private static final int ERROR = (int) SockExtendedErr.LAYOUT.byteSize();

    private ErrorBody() {}

    static int length(ControlType type) {
        return ERROR + room(type);
    }

    /// How much of an address the kernel sends behind the error.
    private static int room(ControlType type) {
        return switch (type.level()) {
            case NetinetIn.SOL_IP -> SockaddrIn.SIZE;
            case NetinetIn.SOL_IPV6 -> SockaddrIn6.SIZE;
            default -> 0;
        };
    }

    static Optional<ReceivedError> read(ControlType type, MemorySegment data) {
        if (data.byteSize() < length(type)) return Optional.empty();
        if (data.get(JAVA_INT, SockExtendedErr.EE_ERRNO) < 0) return Optional.empty();
        var offender = SockaddrCodec.decode(data.asSlice(ERROR), room(type));
        // ICMP has no others; an address of theirs may not go back into the room.
        if (!(offender instanceof IpSocketAddress || offender instanceof OpaqueSocketAddress))
            return Optional.empty();
        return Optional.of(
                new ReceivedError(
                        type,
                        Errno.of(data.get(JAVA_INT, SockExtendedErr.EE_ERRNO)),
                        unsignedByte(data, SockExtendedErr.EE_ORIGIN),
                        unsignedByte(data, SockExtendedErr.EE_TYPE),
                        unsignedByte(data, SockExtendedErr.EE_CODE),
                        Integer.toUnsignedLong(data.get(JAVA_INT, SockExtendedErr.EE_INFO)),
                        Integer.toUnsignedLong(data.get(JAVA_INT, SockExtendedErr.EE_DATA)),
                        offender));
    }

    private static int unsignedByte(MemorySegment data, long offset) {
        return Byte.toUnsignedInt(data.get(JAVA_BYTE, offset));
    }

    static void write(ReceivedError error, MemorySegment data) {
        data.set(JAVA_INT, SockExtendedErr.EE_ERRNO, error.errno().number());
        data.set(JAVA_BYTE, SockExtendedErr.EE_ORIGIN, (byte) error.origin());
        data.set(JAVA_BYTE, SockExtendedErr.EE_TYPE, (byte) error.icmpType());
        data.set(JAVA_BYTE, SockExtendedErr.EE_CODE, (byte) error.icmpCode());
        data.set(JAVA_INT, SockExtendedErr.EE_INFO, (int) error.info());
        data.set(JAVA_INT, SockExtendedErr.EE_DATA, (int) error.data());
        if (error.offender().equals(SocketAddress.none())) return;
        var address =
                MemorySegment.ofArray(
                        new long[(int) SockaddrStorage.LAYOUT.byteSize() / Long.BYTES]);
        int length = SockaddrCodec.encode(error.offender(), address);
        if (length > room(error.type()))
            throw new IllegalArgumentException(
                    "offender %s does not fit into %s".formatted(error.offender(), error.type()));
        MemorySegment.copy(address, 0, data, ERROR, length);
    }
}
