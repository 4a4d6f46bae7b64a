package io.sockeye.contract;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_TCP;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;

class Tcp4Test extends IpContract implements StreamContract, TcpContract {
    @Override
    public AddressFamily family() {
        return AF_INET;
    }

    @Override
    public SocketType type() {
        return SOCK_STREAM;
    }

    @Override
    public Protocol protocol() {
        return IPPROTO_TCP;
    }

    @Override
    public SocketAddress fresh() {
        return SocketAddress.inet("127.0.0.1", 0);
    }
}
