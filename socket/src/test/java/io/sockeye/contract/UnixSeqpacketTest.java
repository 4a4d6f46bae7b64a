package io.sockeye.contract;

import static io.sockeye.address.SocketType.SOCK_SEQPACKET;
import static io.sockeye.option.SocketOptions.SO_SNDBUF;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import java.io.IOException;

/// With abstract names that the kernel chooses.
class UnixSeqpacketTest extends UnixContract implements BoundaryContract, ListenerContract {
    @Override
    public SocketType type() {
        return SOCK_SEQPACKET;
    }

    /// The kernel keeps 32 bytes of the send buffer for itself.
    @Override
    public int largest(Socket sender) throws IOException {
        return sender.get(SO_SNDBUF) - 32;
    }

    @Override
    public SocketAddress fresh() {
        return SocketAddress.unnamed();
    }
}
