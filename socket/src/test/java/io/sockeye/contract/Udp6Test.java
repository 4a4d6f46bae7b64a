package io.sockeye.contract;

import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.IpProtocol.IPPROTO_UDP;
import static io.sockeye.address.SocketType.SOCK_DGRAM;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;

class Udp6Test extends IpContract implements DatagramContract {
    @Override
    public AddressFamily family() {
        return AF_INET6;
    }

    @Override
    public SocketType type() {
        return SOCK_DGRAM;
    }

    @Override
    public Protocol protocol() {
        return IPPROTO_UDP;
    }

    @Override
    public SocketAddress fresh() {
        return SocketAddress.inet("::1", 0);
    }

    @Override
    public int largest(Socket sender) {
        return 65_527; // the length in the header of IPv6 does not count that header
    }
}
