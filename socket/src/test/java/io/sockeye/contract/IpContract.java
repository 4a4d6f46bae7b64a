package io.sockeye.contract;

import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;

/// What sockets of AF_INET and AF_INET6 have in common.
abstract class IpContract extends SocketContract {
    @Override
    public Class<? extends SocketAddress> shape() {
        return IpSocketAddress.class;
    }

    @Override
    public Class<? extends SocketAddress> otherShape() {
        return UnixSocketAddress.class;
    }
}
