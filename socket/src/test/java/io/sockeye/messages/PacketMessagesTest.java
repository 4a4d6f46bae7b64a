package io.sockeye.messages;

import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.messages.Udp.text;
import static io.sockeye.option.IpOptions.IP_PKTINFO;
import static io.sockeye.option.IpOptions.IP_RECVORIGDSTADDR;
import static io.sockeye.option.IpOptions.IP_RECVTOS;
import static io.sockeye.option.IpOptions.IP_RECVTTL;
import static io.sockeye.option.IpOptions.IP_TTL;
import static io.sockeye.option.Ipv6Options.IPV6_RECVHOPLIMIT;
import static io.sockeye.option.Ipv6Options.IPV6_RECVORIGDSTADDR;
import static io.sockeye.option.Ipv6Options.IPV6_RECVPKTINFO;
import static io.sockeye.option.Ipv6Options.IPV6_RECVTCLASS;
import static io.sockeye.option.Ipv6Options.IPV6_UNICAST_HOPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.HopLimit;
import io.sockeye.control.OriginalDestination;
import io.sockeye.control.PacketInfo4;
import io.sockeye.control.PacketInfo6;
import io.sockeye.control.TrafficClass;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a datagram's header says, sent and received over real sockets.
@ExtendWith(NoLeaks.class)
class PacketMessagesTest {
    private static int loopback() throws IOException {
        return NetworkInterface.getByName("lo").getIndex();
    }

    private static void sendAndReceive(Udp udp, Socket near, Socket far, ControlMessage... control)
            throws IOException {
        near.sendMessage(Message.of(text(udp.host)).with(control));
        try (var message = far.recvMessage(100)) {
            assertThat(message.data()).isEqualTo(text(udp.host));
            assertThat(message.control()).contains(control);
            assertThat(message.flags().bits()).isZero();
        }
    }

    @Test
    void theHeaderOfIpv4() throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            var near = pair.first().set(IP_TTL, 33);
            var far = pair.second();
            far.set(IP_RECVTTL, true).set(IP_RECVTOS, true).set(IP_RECVORIGDSTADDR, true);
            near.send(text("plain"));
            try (var message = far.recvMessage(100)) {
                assertThat(message.control())
                        .containsExactly(
                                HopLimit.ip4(33),
                                TrafficClass.ip4(0),
                                new OriginalDestination(far.localAddress(IpSocketAddress.class)));
            }
            sendAndReceive(Udp.UDP4, near, far, HopLimit.ip4(255), TrafficClass.ip4(0xb8));
            sendAndReceive(Udp.UDP4, near, far, HopLimit.ip4(1));
            assertThat(near.get(IP_TTL)).as("the socket's own").isEqualTo(33);
        }
    }

    @Test
    void theHeaderOfIpv6() throws Exception {
        try (var pair = Udp.UDP6.pair()) {
            var near = pair.first().set(IPV6_UNICAST_HOPS, 33);
            var far = pair.second();
            far.set(IPV6_RECVHOPLIMIT, true)
                    .set(IPV6_RECVTCLASS, true)
                    .set(IPV6_RECVORIGDSTADDR, true);
            near.send(text("plain"));
            try (var message = far.recvMessage(100)) {
                assertThat(message.find(HopLimit.class)).contains(HopLimit.ip6(33));
                assertThat(message.find(TrafficClass.class)).contains(TrafficClass.ip6(0));
                assertThat(message.find(OriginalDestination.class).orElseThrow().address().port())
                        .isEqualTo(far.localAddress(IpSocketAddress.class).port());
            }
            sendAndReceive(Udp.UDP6, near, far, HopLimit.ip6(255), TrafficClass.ip6(0xb8));
            sendAndReceive(Udp.UDP6, near, far, HopLimit.ip6(0));
            // -1 is the default, and the socket's own is one.
            near.sendMessage(Message.of(text("default")).with(HopLimit.ip6(-1)));
            try (var message = far.recvMessage(100)) {
                assertThat(message.find(HopLimit.class)).contains(HopLimit.ip6(33));
            }
        }
    }

    @Test
    void anAnswerLeavesFromWhereItWasAskedByIpv4() throws Exception {
        try (var server = Socket.open(Udp.UDP4.family, SOCK_DGRAM);
                var client = Udp.UDP4.bound()) {
            server.set(IP_PKTINFO, true).bind(SocketAddress.any(0));
            int port = server.localAddress(IpSocketAddress.class).port();
            for (var host : List.of("127.0.0.2", "127.3.4.5")) {
                client.sendTo(text("who?"), SocketAddress.inet(host, port));
                try (var question = server.recvMessage(100)) {
                    var arrival = question.find(PacketInfo4.class).orElseThrow();
                    var here = Inet4Address.ofLiteral(host);
                    assertThat(arrival).isEqualTo(new PacketInfo4(loopback(), here, here));
                    var answer = Message.of(text("I")).to(question.from());
                    server.sendMessage(answer.with(arrival.reply()));
                    assertThat(client.recvFrom(100).from())
                            .isEqualTo(SocketAddress.inet(host, port));
                    server.sendMessage(answer.with(arrival));
                    assertThat(client.recvFrom(100).from())
                            .as("as it came")
                            .isEqualTo(SocketAddress.inet(host, port));
                }
            }
        }
    }

    @Test
    void anAnswerLeavesFromWhereItWasAskedByIpv6() throws Exception {
        try (var server = Socket.open(AF_INET6, SOCK_DGRAM);
                var client = Udp.UDP6.bound()) {
            server.set(IPV6_RECVPKTINFO, true).bind(SocketAddress.inet("::", 0));
            int port = server.localAddress(IpSocketAddress.class).port();
            client.sendTo(text("who?"), SocketAddress.inet("::1", port));
            try (var question = server.recvMessage(100)) {
                var arrival = question.find(PacketInfo6.class).orElseThrow();
                assertThat(arrival)
                        .isEqualTo(
                                new PacketInfo6(
                                        loopback(), (Inet6Address) Inet6Address.ofLiteral("::1")));
                var answer = Message.of(text("I")).to(question.from());
                server.sendMessage(answer.with(arrival.reply()));
                assertThat(client.recvFrom(9).from()).isEqualTo(SocketAddress.inet("::1", port));
            }
        }
    }

    /// An IPv6 socket that speaks IPv4 gets the address in IPv6's form, and answers with it.
    @Test
    void ipv4OnASocketOfIpv6() throws Exception {
        try (var server = Socket.open(AF_INET6, SOCK_DGRAM);
                var client = Udp.UDP4.bound()) {
            server.set(IPV6_RECVPKTINFO, true).bind(SocketAddress.inet("::", 0));
            int port = server.localAddress(IpSocketAddress.class).port();
            client.sendTo(text("who?"), SocketAddress.inet("127.0.0.7", port));
            try (var question = server.recvMessage(100)) {
                var arrival = question.find(PacketInfo6.class).orElseThrow();
                assertThat(arrival.destination().getAddress()).endsWith(0xff, 0xff, 127, 0, 0, 7);
                server.sendMessage(Message.of(text("I")).to(question.from()).with(arrival.reply()));
                assertThat(client.recvFrom(100).from())
                        .isEqualTo(SocketAddress.inet("127.0.0.7", port));
            }
        }
    }

    @Test
    void theKernelRefusesWhatIsNoLimit() throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            var refused =
                    catchThrowableOfType(
                            ErrnoException.class,
                            () ->
                                    pair.first()
                                            .sendMessage(
                                                    Message.of(text("x")).with(HopLimit.ip4(0))));
            assertThat(refused.errno()).isEqualTo(Errno.EINVAL);
            assertThat(refused).hasMessageStartingWith("sendmsg");
        }
    }

    /// A message of the other version is none of the socket's business.
    @ParameterizedTest
    @EnumSource(Udp.class)
    void theLimitOfTheOtherVersionIsNotTaken(Udp udp) throws Exception {
        try (var pair = udp.pair()) {
            var other = udp == Udp.UDP4 ? HopLimit.ip6(9) : HopLimit.ip4(9);
            pair.second().set(IP_RECVTTL, true);
            if (udp == Udp.UDP6) pair.second().set(IPV6_RECVHOPLIMIT, true);
            pair.first().sendMessage(Message.of(text("x")).with(other));
            try (var message = pair.second().recvMessage(9)) {
                assertThat(message.find(HopLimit.class).orElseThrow().value()).isNotEqualTo(9);
            }
        }
    }
}
