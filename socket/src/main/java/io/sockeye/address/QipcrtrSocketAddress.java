package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_QIPCRTR;

/// An address of Qualcomm's router between processors, `struct sockaddr_qrtr` of `<linux/qrtr.h>`.
///
/// @param node the processor, 32 bits unsigned
/// @param port 32 bits unsigned; to bind(2) 0 lets the kernel choose
public record QipcrtrSocketAddress(long node, long port) implements SocketAddress {
    /// All nodes.
    public static final long QRTR_NODE_BCAST = 0xffff_ffffL;

    /// The control port.
    public static final long QRTR_PORT_CTRL = 0xffff_fffeL;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number does not fit 32 bits; the message names the value
    public QipcrtrSocketAddress {
        Unsigned.check("node", node, Unsigned.MAX_32);
        Unsigned.check("port", port, Unsigned.MAX_32);
    }

    /// The family of this address.
    ///
    /// @return AF_QIPCRTR
    @Override
    public AddressFamily family() {
        return AF_QIPCRTR;
    }

    /// Answers node and port.
    ///
    /// @return such as `qipcrtr:1:16384`
    @Override
    public String toString() {
        return "qipcrtr:" + node + ":" + port;
    }
}
