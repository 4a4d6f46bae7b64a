package io.sockeye.contract;

import static io.sockeye.contract.Contract.on;
import static io.sockeye.contract.Contract.text;
import static io.sockeye.option.SocketOptions.SO_LINGER;
import static io.sockeye.option.TcpOptions.TCP_INFO;
import static io.sockeye.option.TcpOptions.TCP_NODELAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.MessageFlags;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.error.AddressInUseException;
import io.sockeye.error.ConnectionResetException;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.Linger;
import io.sockeye.option.TcpState;
import io.sockeye.testing.ThreadKind;
import java.time.Duration;

/// What holds for TCP.
interface TcpContract extends ListenerContract, FullContract {

    @OnBothThreadKinds
    default void theOptionsOfTcpAreSetAndReadBack(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    assertThat(near.get(TCP_NODELAY)).isFalse();
                    near.set(TCP_NODELAY, true);
                    assertThat(near.get(TCP_NODELAY)).isTrue();
                    assertThat(near.get(TCP_INFO).state()).isEqualTo(TcpState.TCP_ESTABLISHED);
                });
    }

    @OnBothThreadKinds
    default void aLingerOfZeroResetsTheConnection(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    var waiting = kind.start(() -> far.recv(16)).awaitWaiting();
                    near.set(SO_LINGER, Linger.of(Duration.ZERO));
                    near.close();
                    assertThat(waiting.failure()).isInstanceOf(ConnectionResetException.class);
                });
    }

    @OnBothThreadKinds
    default void moreHoldsTheBytesBackUntilTheRestIsSent(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.send(text("one "), MessageFlags.MSG_MORE);
                    near.sendAll(text("two "), MessageFlags.MSG_MORE);
                    near.sendAll(text("three"));
                    assertThat(far.recv(100)).isEqualTo(text("one two three"));
                });
    }

    @OnBothThreadKinds
    default void urgentDataIsReadOutOfBand(ThreadKind kind) throws Exception {
        connectedOn(
                kind,
                (near, far) -> {
                    near.sendAll(text("before"));
                    near.send(text("!"), MessageFlags.MSG_OOB);
                    near.sendAll(text("after"));
                    assertThat(far.recvExactly(6)).isEqualTo(text("before"));
                    assertThat(far.recv(1, MessageFlags.MSG_OOB)).isEqualTo(text("!"));
                    assertThat(far.recvExactly(5)).isEqualTo(text("after"));
                });
    }

    @OnBothThreadKinds
    default void aServerAndAConnectionInOneLineEach(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var server = Socket.createServer(fresh())) {
                        var address = server.localAddress(IpSocketAddress.class);
                        try (var near =
                                        Socket.createConnection(
                                                address.host().getHostAddress(), address.port());
                                var far = server.accept()) {
                            near.sendAll(SEED);
                            assertThat(far.recv(100)).isEqualTo(SEED);
                        }
                    }
                });
    }

    @OnBothThreadKinds
    default void shuttingDownWithoutAConnectionIsRefused(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var near = open()) {
                        var refused =
                                catchThrowableOfType(
                                        ErrnoException.class,
                                        () -> near.shutdown(Shutdown.SHUT_WR));
                        assertThat(refused.errno()).isEqualTo(Errno.ENOTCONN);
                        assertThat(refused).hasMessageStartingWith("shutdown");
                    }
                });
    }

    @OnBothThreadKinds
    default void anAddressInUseIsRefused(ThreadKind kind) throws Exception {
        on(
                kind,
                () -> {
                    try (var first = listening();
                            var second = open()) {
                        var address = first.localAddress();
                        assertThatExceptionOfType(AddressInUseException.class)
                                .isThrownBy(() -> second.bind(address))
                                .withMessage(
                                        "bind "
                                                + address
                                                + ": Address already in use (EADDRINUSE)");
                    }
                });
    }
}
