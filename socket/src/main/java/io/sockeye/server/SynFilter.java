package io.sockeye.server;

import io.sockeye.Socket;
import io.sockeye.address.IpProtocol;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.io.Held;
import io.sockeye.option.SocketFilter;
import io.sockeye.option.SocketOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Keeps newcomers out of the queue of a TCP listener while it is emptied: a filter drops the first segment of each connection, which its
/// sender repeats when we are gone. Otherwise the kernel would reset who got in after we last looked.
final class SynFilter {
    /// Classic BPF on the TCP header, RFC 9293 section 3.1: of a bare SYN nothing is kept.
    private static final SocketFilter NO_SYN =
            SocketFilter.of(
                    ByteBuffer.allocate(5 * 8)
                            .order(ByteOrder.nativeOrder())
                            .put(instruction(0x30, 0, 0, 13)) // ldb [13]: the flags
                            .put(instruction(0x54, 0, 0, 0x12)) // and #0x12: SYN and ACK
                            .put(instruction(0x15, 0, 1, 0x02)) // jeq #0x02: SYN alone
                            .put(instruction(0x06, 0, 0, 0)) // ret #0
                            .put(instruction(0x06, 0, 0, -1)) // ret #-1
                            .array());

    private SynFilter() {}

    /// `struct sock_filter`, linux/filter.h.
    private static byte[] instruction(int code, int jt, int jf, int k) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.nativeOrder())
                .putShort((short) code)
                .put((byte) jt)
                .put((byte) jf)
                .putInt(k)
                .array();
    }

    /// A socket that came from outside is left alone, for others may listen on it, and so is one that has a filter of its own.
    static void attach(Socket listener) throws IOException {
        if (!listener.protocol().equals(IpProtocol.IPPROTO_TCP) || isAdopted(listener)) return;
        try {
            if (listener.get(SocketOptions.SO_GET_FILTER).instructions().length() == 0)
                listener.set(SocketOptions.SO_ATTACH_FILTER, NO_SYN);
        } catch (ErrnoException locked) {
            // then it is emptied without
        }
    }

    private static boolean isAdopted(Socket socket) throws IOException {
        try (var held = Held.of(socket::fileno)) {
            var owner = held.owner();
            return owner == null || owner.isAdopted();
        }
    }
}
