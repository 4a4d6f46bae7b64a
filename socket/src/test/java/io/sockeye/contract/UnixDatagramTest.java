package io.sockeye.contract;

import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;

import io.sockeye.Socket;
import io.sockeye.address.SocketType;
import java.io.IOException;

/// With paths.
class UnixDatagramTest extends UnixContract implements DatagramContract {
    @Override
    public SocketType type() {
        return SOCK_DGRAM;
    }

    /// The kernel keeps 32 bytes of the send buffer for itself.
    @Override
    public int largest(Socket sender) throws IOException {
        return sender.get(SO_SNDBUF) - 32;
    }
}
