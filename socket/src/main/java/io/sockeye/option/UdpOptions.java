package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_UDP;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

/// The options of UDP: level SOL_UDP, udp(7).
public final class UdpOptions {
    /// Hold back what is sent until this is turned off, and send it as one datagram. Since
    /// Linux 2.5.44; udp(7).
    public static final SocketOption<Boolean> UDP_CORK = flag("UDP_CORK", 1);

    /// The protocol that is carried in the datagrams, for the kernel to take them: a UDP_ENCAP_
    /// number. Since Linux 2.5.67; `<linux/udp.h>`.
    public static final SocketOption<Integer> UDP_ENCAP = integer("UDP_ENCAP", 100);

    /// Send UDP over IPv6 without checksums. Since Linux 3.16; `<linux/udp.h>`.
    public static final SocketOption<Boolean> UDP_NO_CHECK6_TX = flag("UDP_NO_CHECK6_TX", 101);

    /// Receive UDP over IPv6 without checksums. Since Linux 3.16; `<linux/udp.h>`.
    public static final SocketOption<Boolean> UDP_NO_CHECK6_RX = flag("UDP_NO_CHECK6_RX", 102);

    /// The kernel cuts what is sent into datagrams of this many bytes; 0 is off. At most 64
    /// (128 since Linux 6.9) of them in one call; since Linux 4.18; udp(7).
    public static final SocketOption<Integer> UDP_SEGMENT = integer("UDP_SEGMENT", 103);

    /// Receive datagrams of one sender and size joined, with their size in a control message.
    /// Since Linux 5.0; udp(7).
    public static final SocketOption<Boolean> UDP_GRO = flag("UDP_GRO", 104);

    /// UDP_ENCAP: ESP as of an early draft; not in use.
    public static final int UDP_ENCAP_ESPINUDP_NON_IKE = 1;

    /// UDP_ENCAP: ESP, RFC 3948.
    public static final int UDP_ENCAP_ESPINUDP = 2;

    /// UDP_ENCAP: L2TP, RFC 2661.
    public static final int UDP_ENCAP_L2TPINUDP = 3;

    /// UDP_ENCAP: GTP, GSM TS 09.60.
    public static final int UDP_ENCAP_GTP0 = 4;

    /// UDP_ENCAP: GTP, 3GPP TS 29.060.
    public static final int UDP_ENCAP_GTP1U = 5;

    /// UDP_ENCAP: the RPC of AFS.
    public static final int UDP_ENCAP_RXRPC = 6;

    /// UDP_ENCAP: OpenVPN.
    public static final int UDP_ENCAP_OVPNINUDP = 8;

    private UdpOptions() {}

    private static SocketOption<Boolean> flag(String name, int number) {
        return new SocketOption<>(name, SOL_UDP, number, FLAG);
    }

    private static SocketOption<Integer> integer(String name, int number) {
        return new SocketOption<>(name, SOL_UDP, number, INT);
    }
}
