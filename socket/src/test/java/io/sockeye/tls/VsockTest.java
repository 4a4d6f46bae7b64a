package io.sockeye.tls;

import static io.sockeye.address.AddressFamily.AF_VSOCK;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.address.VsockSocketAddress.VMADDR_CID_LOCAL;
import static io.sockeye.address.VsockSocketAddress.VMADDR_PORT_ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// TLS between a machine and its host: where this kernel has their loopback, and in the guest.
@ExtendWith(NoLeaks.class)
@Timeout(60)
public class VsockTest {
    @Test
    void dataAndTheEndOfIt() throws Exception {
        var pair = connected();
        try (var ends = Ends.open(pair, Ends.trusting(), Tls.server(Ends.IDENTITY))) {
            var data = new byte[300_000];
            new Random(1).nextBytes(data);
            ends.assertCarries(data);
        }
    }

    @Test
    void aCutStreamIsNoEnd() throws Exception {
        var pair = connected();
        try (var ends = Ends.open(pair, Ends.trusting(), Tls.server(Ends.IDENTITY))) {
            ends.client().sendAll(new byte[] {1});
            ends.below().close();
            assertThat(ends.server().recv(10)).containsExactly(1);
            assertThatThrownBy(() -> ends.server().recv(10)).isInstanceOf(IOException.class);
        }
    }

    /// First the one that connected.
    private static Socket[] connected() throws IOException {
        try (var listener = Socket.open(AF_VSOCK, SOCK_STREAM)) {
            listener.bind(new VsockSocketAddress(VMADDR_CID_LOCAL, VMADDR_PORT_ANY)).listen();
            var near = Socket.open(AF_VSOCK, SOCK_STREAM);
            near.connect(listener.localAddress());
            return new Socket[] {near, listener.accept()};
        } catch (ErrnoException e) {
            if (e.is(Errno.EADDRNOTAVAIL) || e.is(Errno.EAFNOSUPPORT))
                abort("needs a kernel with VSOCK's loopback: modprobe vsock_loopback");
            throw e;
        }
    }
}
