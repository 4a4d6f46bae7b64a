package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_XDP;

/// A queue of an interface, `struct sockaddr_xdp` of `<linux/if_xdp.h>`.
///
/// @param flags [#XDP_COPY] and its like, 0 to 65535
/// @param interfaceIndex the number of the interface
/// @param queue the number of its queue
/// @param sharedUmem the descriptor whose memory is shared, with [#XDP_SHARED_UMEM]; otherwise 0
public record XdpSocketAddress(int flags, int interfaceIndex, int queue, int sharedUmem)
        implements SocketAddress {
    /// Use the memory of another socket.
    public static final int XDP_SHARED_UMEM = 1;

    /// Copy the packets, whatever the driver can.
    public static final int XDP_COPY = 2;

    /// Do not copy them; refused if the driver cannot.
    public static final int XDP_ZEROCOPY = 4;

    /// Wake the driver only when it asks for it. Since Linux 5.4.
    public static final int XDP_USE_NEED_WAKEUP = 8;

    /// Packets of several buffers. Since Linux 6.6.
    public static final int XDP_USE_SG = 16;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names the value
    public XdpSocketAddress {
        Unsigned.check("flags", flags, Unsigned.MAX_16);
        Unsigned.check("interface index", interfaceIndex, Integer.MAX_VALUE);
        Unsigned.check("queue", queue, Integer.MAX_VALUE);
        Unsigned.check("shared memory's descriptor", sharedUmem, Integer.MAX_VALUE);
    }

    /// The family of this address.
    ///
    /// @return AF_XDP
    @Override
    public AddressFamily family() {
        return AF_XDP;
    }

    /// Answers interface and queue.
    ///
    /// @return such as `xdp:2:0`
    @Override
    public String toString() {
        return new Query("xdp:" + interfaceIndex + ":" + queue)
                .add("flags", flags, 0)
                .add("umem", sharedUmem, 0)
                .toString();
    }
}
