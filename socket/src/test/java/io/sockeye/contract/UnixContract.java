package io.sockeye.contract;

import static io.sockeye.address.AddressFamily.AF_UNIX;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/// What sockets of AF_UNIX have in common: paths, descriptors and credentials.
abstract class UnixContract extends SocketContract implements ControlContract, FullContract {
    private final AtomicInteger names = new AtomicInteger();

    @Override
    public AddressFamily family() {
        return AF_UNIX;
    }

    @Override
    public Protocol protocol() {
        return Protocol.of(AF_UNIX, 0);
    }

    @Override
    public SocketAddress fresh() {
        return SocketAddress.unix(folder().resolve("s" + names.incrementAndGet()));
    }

    @Override
    public Class<? extends SocketAddress> shape() {
        return UnixSocketAddress.class;
    }

    @Override
    public Class<? extends SocketAddress> otherShape() {
        return IpSocketAddress.class;
    }
}
