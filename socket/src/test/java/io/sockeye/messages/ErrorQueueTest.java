package io.sockeye.messages;

import static io.sockeye.MessageFlags.MSG_DONTWAIT;
import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.MessageFlags.MSG_TRUNC;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.messages.Udp.text;
import static io.sockeye.option.IpOptions.IP_MTU_DISCOVER;
import static io.sockeye.option.IpOptions.IP_PMTUDISC_DO;
import static io.sockeye.option.IpOptions.IP_RECVERR;
import static io.sockeye.option.Ipv6Options.IPV6_RECVERR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ConnectionRefusedException;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.testing.NoLeaks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// IP_RECVERR: which datagram failed, why, and who says so.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class ErrorQueueTest {
    private static final int ICMP_DEST_UNREACH = 3;
    private static final int ICMP_PORT_UNREACH = 3;
    private static final int ICMPV6_DEST_UNREACH = 1;
    private static final int ICMPV6_PORT_UNREACH = 4;

    private static Socket asking(Udp udp) throws Exception {
        return udp.bound().set(udp == Udp.UDP4 ? IP_RECVERR : IPV6_RECVERR, true);
    }

    private static void isARefusal(Udp udp, ReceivedError error) {
        assertThat(error.errno()).isSameAs(Errno.ECONNREFUSED);
        assertThat(error.offender()).isInstanceOf(IpSocketAddress.class);
        assertThat(((IpSocketAddress) error.offender()).host()).isEqualTo(udp.address());
        assertThat(((IpSocketAddress) error.offender()).port()).isZero();
        boolean four = udp == Udp.UDP4;
        assertThat(error.type()).hasToString(four ? "IP_RECVERR" : "IPV6_RECVERR");
        assertThat(List.of(error.origin(), error.icmpType(), error.icmpCode()))
                .isEqualTo(
                        four
                                ? List.of(
                                        ReceivedError.SO_EE_ORIGIN_ICMP,
                                        ICMP_DEST_UNREACH,
                                        ICMP_PORT_UNREACH)
                                : List.of(
                                        ReceivedError.SO_EE_ORIGIN_ICMP6,
                                        ICMPV6_DEST_UNREACH,
                                        ICMPV6_PORT_UNREACH));
        assertThat(error.zerocopy()).isEmpty();
        assertThat(error.transmit()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Udp.class)
    void aRefusalNamesItsOffender(Udp udp) throws Exception {
        var nobody = udp.nobody();
        try (var socket = asking(udp).connect(nobody)) {
            socket.send(text("anyone?"));
            assertThat(catchThrowable(() -> socket.recv(9)))
                    .isInstanceOf(ConnectionRefusedException.class);
            try (var notice = ErrorQueue.next(socket, 100)) {
                assertThat(notice.data()).as("what was refused").isEqualTo(text("anyone?"));
                assertThat(notice.from()).as("where it was going").isEqualTo(nobody);
                assertThat(notice.flags()).isEqualTo(MSG_ERRQUEUE);
                isARefusal(udp, notice.find(ReceivedError.class).orElseThrow());
            }
            var flags = MSG_ERRQUEUE.or(MSG_DONTWAIT);
            assertThat(catchThrowable(() -> socket.recvMessage(100, 512, flags).close()))
                    .isInstanceOf(WouldBlockException.class);
        }
    }

    /// A socket that is not connected is told of each of its receivers.
    @ParameterizedTest
    @EnumSource(Udp.class)
    void eachOfManyReceiversIsNamed(Udp udp) throws Exception {
        try (var socket = asking(udp)) {
            for (int i = 0; i < 3; i++) {
                var nobody = udp.nobody();
                socket.sendTo(text("anyone?"), nobody);
                try (var notice = ErrorQueue.next(socket, 3)) {
                    assertThat(notice.data()).isEqualTo(text("any"));
                    assertThat(notice.flags()).isEqualTo(MSG_ERRQUEUE.or(MSG_TRUNC));
                    assertThat(notice.from()).isEqualTo(nobody);
                    isARefusal(udp, notice.find(ReceivedError.class).orElseThrow());
                }
            }
        }
    }

    @Test
    void theErrorQueueNeverKeepsACallWaiting() throws Exception {
        try (var socket = asking(Udp.UDP4)) {
            assertThat(catchThrowable(() -> socket.recvMessage(100, 512, MSG_ERRQUEUE).close()))
                    .isInstanceOf(WouldBlockException.class);
        }
    }

    @Test
    void thisMachineItselfSaysThatAPacketIsTooLong() throws Exception {
        int length = 0xffff;
        try (var socket = asking(Udp.UDP4);
                var far = Udp.UDP4.bound()) {
            socket.set(IP_MTU_DISCOVER, IP_PMTUDISC_DO);
            var tooLong =
                    catchThrowableOfType(
                            ErrnoException.class,
                            () -> socket.sendTo(new byte[length], far.localAddress()));
            assertThat(tooLong.errno()).isSameAs(Errno.EMSGSIZE);
            try (var notice = ErrorQueue.next(socket, 0)) {
                var error = notice.find(ReceivedError.class).orElseThrow();
                assertThat(error.errno()).isSameAs(Errno.EMSGSIZE);
                assertThat(error.origin()).isEqualTo(ReceivedError.SO_EE_ORIGIN_LOCAL);
                assertThat(error.offender()).isEqualTo(SocketAddress.none());
                assertThat(error.info()).as("the most that would go").isBetween(60_000L, 65_535L);
            }
        }
    }

    @Test
    void withoutTheOptionNothingIsTold() throws Exception {
        try (var socket = Socket.open(AF_INET, SOCK_DGRAM).connect(Udp.UDP4.nobody())) {
            socket.send(text("anyone?"));
            assertThat(catchThrowable(() -> socket.recv(9)))
                    .isInstanceOf(ConnectionRefusedException.class);
            var flags = MSG_ERRQUEUE.or(MSG_DONTWAIT);
            assertThat(catchThrowable(() -> socket.recvMessage(100, 512, flags).close()))
                    .isInstanceOf(WouldBlockException.class);
        }
    }
}
