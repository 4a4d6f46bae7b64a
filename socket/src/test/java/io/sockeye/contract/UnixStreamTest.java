package io.sockeye.contract;

import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.address.SocketType;

/// With paths.
class UnixStreamTest extends UnixContract implements StreamContract, ListenerContract {
    @Override
    public SocketType type() {
        return SOCK_STREAM;
    }
}
