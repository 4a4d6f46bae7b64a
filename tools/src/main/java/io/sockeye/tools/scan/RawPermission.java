package io.sockeye.tools.scan;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.SocketType;
import io.sockeye.error.PermissionException;
import io.sockeye.tools.cli.MissingPermissionException;
import java.io.IOException;

/// Raw sockets, or what gives the right to them.
final class RawPermission {
    private RawPermission() {}

    /// Opens a raw socket that does not block.
    ///
    /// @param what needs it, as the message says it
    /// @throws MissingPermissionException without CAP_NET_RAW
    static Socket open(AddressFamily family, IpProtocol protocol, String what) throws IOException {
        try {
            return Socket.open(family, SocketType.SOCK_RAW.or(SocketType.SOCK_NONBLOCK), protocol);
        } catch (PermissionException e) {
            throw missing(what, "", e);
        }
    }

    /// Opens a packet socket that does not block, and is bound to nothing yet.
    ///
    /// @param what needs it, as the message says it
    /// @throws MissingPermissionException without CAP_NET_RAW
    static Socket tap(String what) throws IOException {
        try {
            return Socket.open(
                    AddressFamily.AF_PACKET, SocketType.SOCK_DGRAM.or(SocketType.SOCK_NONBLOCK));
        } catch (PermissionException e) {
            throw missing(what, "", e);
        }
    }

    /// @param otherwise another way, as the message says it; may be empty
    static MissingPermissionException missing(
            String what, String otherwise, PermissionException cause) {
        return new MissingPermissionException(
                what
                        + " takes CAP_NET_RAW: run it as root, or put before it '"
                        + MissingPermissionException.rawSocketsLine()
                        + "'"
                        + otherwise,
                cause);
    }
}
