package io.sockeye.waiting;

import static io.sockeye.address.AddressFamily.AF_VSOCK;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.address.VsockSocketAddress.VMADDR_CID_LOCAL;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Socket;
import io.sockeye.address.VsockSocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Of a connect that nobody answers VSOCK tells by SO_ERROR alone; connect(2) again begins anew.
@ExtendWith(NoLeaks.class)
class VsockConnectTest {
    private static final VsockSocketAddress NOBODY =
            new VsockSocketAddress(VMADDR_CID_LOCAL, 0x7fff_fffeL);

    /// Refused by the loopback; without one nobody answers within the kernel's two seconds.
    @Tag("slow")
    @Test
    @Timeout(20)
    void aConnectThatNobodyAnswersEnds() throws Exception {
        try (var socket = open()) {
            assertThatThrownBy(() -> socket.connect(NOBODY)).isInstanceOf(IOException.class);
            // And once more: it is as it was.
            assertThatThrownBy(() -> socket.connect(NOBODY)).isInstanceOf(IOException.class);
        }
    }

    private static Socket open() throws IOException {
        try {
            return Socket.open(AF_VSOCK, SOCK_STREAM);
        } catch (ErrnoException e) {
            if (e.is(Errno.EAFNOSUPPORT)) abort("needs a kernel with VSOCK");
            throw e;
        }
    }
}
