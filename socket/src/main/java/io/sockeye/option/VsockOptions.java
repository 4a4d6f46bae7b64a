package io.sockeye.option;

import static io.sockeye.option.OptionLevel.AF_VSOCK;
import static io.sockeye.option.OptionType.INT;

import java.time.Duration;

/// The options of sockets between a virtual machine and its host: level AF_VSOCK, vsock(7). Three belong to VMware's transport alone.
public final class VsockOptions {
    /// The size of the buffer of a connection, in bytes. Since Linux 3.9; vsock(7).
    public static final SocketOption<Long> SO_VM_SOCKETS_BUFFER_SIZE =
            new SocketOption<>("SO_VM_SOCKETS_BUFFER_SIZE", AF_VSOCK, 0, OptionType.LONG);

    /// The least of [#SO_VM_SOCKETS_BUFFER_SIZE]. Since Linux 3.9; vsock(7).
    public static final SocketOption<Long> SO_VM_SOCKETS_BUFFER_MIN_SIZE =
            new SocketOption<>("SO_VM_SOCKETS_BUFFER_MIN_SIZE", AF_VSOCK, 1, OptionType.LONG);

    /// The most of [#SO_VM_SOCKETS_BUFFER_SIZE]. Since Linux 3.9; vsock(7).
    public static final SocketOption<Long> SO_VM_SOCKETS_BUFFER_MAX_SIZE =
            new SocketOption<>("SO_VM_SOCKETS_BUFFER_MAX_SIZE", AF_VSOCK, 2, OptionType.LONG);

    /// VMware's number of the other machine. Since Linux 3.9; `<linux/vm_sockets.h>`.
    public static final ReadOnlyOption<Integer> SO_VM_SOCKETS_PEER_HOST_VM_ID =
            new ReadOnlyOption<>("SO_VM_SOCKETS_PEER_HOST_VM_ID", AF_VSOCK, 3, INT);

    /// Whether the other end is trusted by VMware's rules. Since Linux 3.9; `<linux/vm_sockets.h>`.
    public static final ReadOnlyOption<Integer> SO_VM_SOCKETS_TRUSTED =
            new ReadOnlyOption<>("SO_VM_SOCKETS_TRUSTED", AF_VSOCK, 5, INT);

    /// How long the kernel tries to connect. Since Linux 3.9; `<linux/vm_sockets.h>`.
    public static final SocketOption<Duration> SO_VM_SOCKETS_CONNECT_TIMEOUT =
            new SocketOption<>("SO_VM_SOCKETS_CONNECT_TIMEOUT", AF_VSOCK, 6, OptionType.TIMEVAL);

    private VsockOptions() {}
}
