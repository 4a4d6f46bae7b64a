package io.sockeye.contract;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_UDP;
import static io.sockeye.address.SocketType.SOCK_DGRAM;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;

class Udp4Test extends IpContract implements DatagramContract {
    @Override
    public AddressFamily family() {
        return AF_INET;
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
        return SocketAddress.inet("127.0.0.1", 0);
    }

    @Override
    public int largest(Socket sender) {
        return 65_507; // 64 KiB less the headers of IP and UDP
    }
}
