package io.sockeye.error;

import static io.sockeye.error.Errno.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Bytes;
import io.sockeye.address.OpaqueSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.UnixSocketAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrnoExceptionTest {
    private static final SocketAddress NONE = SocketAddress.none();
    private static final SocketAddress LOCAL = SocketAddress.inet("10.0.0.2", 51332);
    private static final SocketAddress PEER = SocketAddress.inet("10.0.0.5", 443);

    @Test
    void theErrnoPicksTheClass() {
        var classes =
                Map.ofEntries(
                        Map.entry(ECONNREFUSED, ConnectionRefusedException.class),
                        Map.entry(ECONNRESET, ConnectionResetException.class),
                        Map.entry(ENETRESET, ConnectionResetException.class),
                        Map.entry(ECONNABORTED, ConnectionAbortedException.class),
                        Map.entry(ETIMEDOUT, ConnectionTimedOutException.class),
                        Map.entry(EPIPE, BrokenPipeException.class),
                        Map.entry(ESHUTDOWN, BrokenPipeException.class),
                        Map.entry(EADDRINUSE, AddressInUseException.class),
                        Map.entry(EADDRNOTAVAIL, AddressNotAvailableException.class),
                        Map.entry(ENETUNREACH, UnreachableException.class),
                        Map.entry(EHOSTUNREACH, UnreachableException.class),
                        Map.entry(ENETDOWN, UnreachableException.class),
                        Map.entry(EHOSTDOWN, UnreachableException.class),
                        Map.entry(EACCES, PermissionException.class),
                        Map.entry(EPERM, PermissionException.class),
                        Map.entry(EAFNOSUPPORT, NotSupportedException.class),
                        Map.entry(EPROTONOSUPPORT, NotSupportedException.class),
                        Map.entry(ESOCKTNOSUPPORT, NotSupportedException.class),
                        Map.entry(EOPNOTSUPP, NotSupportedException.class),
                        Map.entry(ENOPROTOOPT, NotSupportedException.class),
                        Map.entry(EAGAIN, WouldBlockException.class),
                        Map.entry(EINPROGRESS, WouldBlockException.class),
                        Map.entry(EALREADY, WouldBlockException.class));
        for (int n = 0; n < 200; n++) {
            Errno errno = Errno.of(n);
            ErrnoException e = ErrnoException.of("send", errno, LOCAL, PEER);
            Class<?> expected =
                    classes.containsKey(errno) ? classes.get(errno) : ErrnoException.class;
            assertThat(e.getClass()).isEqualTo(expected);
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.call()).isEqualTo("send");
            assertThat(e.local()).isEqualTo(LOCAL);
            assertThat(e.peer()).isEqualTo(PEER);
        }
    }

    @Test
    void anyWayAPeerFailsUsIsAConnectionException() {
        for (Errno errno : List.of(ECONNREFUSED, ECONNRESET, ECONNABORTED, ETIMEDOUT, EPIPE)) {
            assertThat(ErrnoException.of("recv", errno, NONE, NONE))
                    .isInstanceOf(ConnectionException.class);
        }
    }

    @Test
    void theTextNamesCallAddressesAndReason() {
        assertThat(ErrnoException.of("connect", ECONNREFUSED, LOCAL, PEER))
                .hasMessage(
                        "connect 10.0.0.5:443 from 10.0.0.2:51332:"
                                + " Connection refused (ECONNREFUSED)");
        assertThat(ErrnoException.of("recv", ECONNRESET, NONE, PEER))
                .hasMessage("recv 10.0.0.5:443: Connection reset by peer (ECONNRESET)");
        assertThat(ErrnoException.of("socket", EMFILE, NONE, NONE))
                .hasMessage("socket: Too many open files (EMFILE)");
        assertThat(ErrnoException.of("bind", EADDRINUSE, LOCAL, NONE))
                .hasMessage("bind 10.0.0.2:51332: Address already in use (EADDRINUSE)");
        assertThat(ErrnoException.of("accept", EMFILE, LOCAL, NONE))
                .hasMessage("accept on 10.0.0.2:51332: Too many open files (EMFILE)");
        assertThat(ErrnoException.of("ioctl", Errno.of(4711), NONE, NONE))
                .hasMessage("ioctl: Unknown error 4711");
    }

    @Test
    void addressesThatSayNothingAreLeftOut() {
        for (String local : List.of("0.0.0.0:0", "[::]:0", "unix:", "none")) {
            assertThat(
                            ErrnoException.of(
                                    "connect",
                                    ENOENT,
                                    SocketAddress.parse(local),
                                    SocketAddress.unix("/run/x")))
                    .hasMessage("connect unix:/run/x: No such file or directory (ENOENT)");
        }
        assertThat(ErrnoException.of("bind", EADDRINUSE, SocketAddress.any(80), NONE))
                .hasMessage("bind 0.0.0.0:80: Address already in use (EADDRINUSE)");
    }

    @Test
    void permissionTextsNameTheRemedy() {
        assertRemedy("bind", EACCES, "127.0.0.1:80", "none", "CAP_NET_BIND_SERVICE");
        assertRemedy("bind", EACCES, "[::]:80", "none", "ip_unprivileged_port_start");
        assertRemedy("bind", EACCES, "unix:/run/x", "none", "directory");
        assertRemedy("socket", EPERM, "none", "none", "CAP_NET_RAW");
        assertRemedy(
                "socket AF_INET SOCK_DGRAM IPPROTO_ICMP",
                EACCES,
                "none",
                "none",
                "ping_group_range");
        assertRemedy("setsockopt SO_MARK", EPERM, "none", "none", "CAP_NET_ADMIN");
        assertRemedy("connect", EACCES, "none", "255.255.255.255:9", "SO_BROADCAST");
        assertRemedy("sendto", EACCES, "none", "10.0.0.255:9", "SO_BROADCAST");
        assertRemedy("sendto", EPERM, "none", "10.0.0.5:9", "firewall");
        assertRemedy("connect", EACCES, "none", "[::1]:9", "firewall");
        assertRemedy("connect", EACCES, "none", "unix:/run/x", "socket file");
        assertRemedy("unshare", EPERM, "none", "none", "man page of unshare");
        assertRemedy("bind", EPERM, "AF_X25(0x01)", "none", "capability");
    }

    private static void assertRemedy(
            String call, Errno errno, String local, String peer, String remedy) {
        assertThat(
                        ErrnoException.of(
                                call, errno, SocketAddress.parse(local), SocketAddress.parse(peer)))
                .isInstanceOf(PermissionException.class)
                .hasMessageStartingWith(call)
                .hasMessageContaining("(" + errno + "); ")
                .hasMessageContaining(remedy);
    }

    @Test
    void isAsksForAnyOfSeveral() {
        ErrnoException e = ErrnoException.of("connect", EHOSTUNREACH, NONE, NONE);
        assertThat(e.is(ENETUNREACH, EHOSTUNREACH)).isTrue();
        assertThat(e.is(ENETUNREACH)).isFalse();
        assertThat(e.is()).isFalse();
        assertThat(ErrnoException.of("recv", EWOULDBLOCK, NONE, NONE).is(EAGAIN)).isTrue();
    }

    @Test
    void nobodyElseMakesThem() {
        for (Class<?> type :
                List.of(
                        ErrnoException.class,
                        ConnectionException.class,
                        ConnectionRefusedException.class,
                        PermissionException.class)) {
            assertThat(type.getDeclaredConstructors())
                    .noneMatch(constructor ->
                            Modifier.isPublic(constructor.getModifiers())
                                    || Modifier.isProtected(constructor.getModifiers()));
        }
    }

    @Test
    void theySurviveSerialisation() throws Exception {
        var odd = new UnixSocketAddress.Abstract(Bytes.of((byte) 0, (byte) 0xff));
        var opaque = new OpaqueSocketAddress(AddressFamily.AF_X25, Bytes.of((byte) 1));
        ErrnoException before = ErrnoException.of("connect", ECONNREFUSED, odd, opaque);
        var stored = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(stored)) {
            out.writeObject(before);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            var after = (ConnectionRefusedException) in.readObject();
            assertThat(after).hasMessage(before.getMessage());
            assertThat(after.errno()).isSameAs(ECONNREFUSED);
            assertThat(after.local()).isEqualTo(odd);
            assertThat(after.peer()).isEqualTo(opaque);
        }
    }
}
