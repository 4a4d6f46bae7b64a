package io.sockeye.address;

import static io.sockeye.address.AddressFamily.*;
import static io.sockeye.address.IpProtocol.*;
import static io.sockeye.address.SocketType.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void aFamilyWithANameIsTheConstant() {
        assertThat(AddressFamily.of(1)).isSameAs(AF_UNIX).hasToString("AF_UNIX");
        assertThat(AddressFamily.of(2)).isSameAs(AF_INET).isSameAs(PF_INET);
        assertThat(AF_LOCAL).isSameAs(AF_UNIX).isSameAs(PF_FILE);
        assertThat(AF_ROUTE).isSameAs(AF_NETLINK);
        assertThat(AF_MCTP.number()).isEqualTo(45);
    }

    @Test
    void aFamilyWithoutANamePrintsItsNumber() {
        assertThat(AddressFamily.of(77)).isEqualTo(new AddressFamily(77)).hasToString("77");
    }

    @Test
    void flagsOfATypeArePrinted() {
        assertThat(SOCK_STREAM.or(SOCK_NONBLOCK).or(SOCK_CLOEXEC))
                .isEqualTo(new SocketType(0x80801))
                .hasToString("SOCK_STREAM|SOCK_NONBLOCK|SOCK_CLOEXEC");
        assertThat(SocketType.of(2)).isSameAs(SOCK_DGRAM);
        assertThat(SOCK_NONBLOCK).hasToString("SOCK_NONBLOCK");
        assertThat(SocketType.of(0)).hasToString("0");
        assertThat(SocketType.of(9)).hasToString("9");
        assertThat(SocketType.of(0x1_0001)).hasToString("SOCK_STREAM|0x10000");
    }

    @Test
    void protocolsBelongToTheirFamily() {
        assertThat(Protocol.of(AF_INET, 6)).isSameAs(IPPROTO_TCP);
        assertThat(Protocol.of(new AddressFamily(10), 58)).isSameAs(IPPROTO_ICMPV6);
        assertThat(Protocol.of(AF_NETLINK, 6)).isSameAs(NetlinkProtocol.NETLINK_XFRM);
        assertThat(Protocol.of(AF_UNIX, 6)).isEqualTo(new OpaqueProtocol(6)).hasToString("6");
        assertThat(Protocol.of(AF_UNIX, 0)).hasToString("0");
        assertThat(IpProtocol.of(0)).isSameAs(IPPROTO_HOPOPTS).hasToString("IPPROTO_IP");
        assertThat(IpProtocol.of(253)).hasToString("253");
    }

    @Test
    void bytesAreAValue() {
        byte[] mine = {0, -1, 16};
        Bytes bytes = Bytes.of(mine);
        mine[0] = 9;
        assertThat(bytes).isEqualTo(Bytes.parse("00ff10")).hasToString("00ff10");
        assertThat(bytes).hasSameHashCodeAs(Bytes.parse("00FF10"));
        bytes.toArray()[1] = 3;
        assertThat(bytes.at(1)).isEqualTo((byte) -1);
        assertThat(bytes.length()).isEqualTo(3);
        assertThat(Bytes.of(new byte[] {1, 2, 3, 4}, 1, 2)).hasToString("0203");
        assertThat(Bytes.parse("")).isEqualTo(Bytes.of());
    }

    @Test
    void badBytesAreRefused() {
        assertThatThrownBy(() -> Bytes.parse("0g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"0g\"");
        assertThatThrownBy(() -> Bytes.parse("012"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"012\"");
        assertThatThrownBy(() -> Bytes.of(new byte[3], 2, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Bytes.of((byte) 1).at(1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
