package io.sockeye.abi;

import java.util.Map;
import java.util.Optional;

/// Which level a C name belongs to: C leaves that to the man pages, but spells it in the name.
final class Levels {

    /// The beginning of a name, and the level; the longest one counts.
    private static final Map<String, String> BY_PREFIX =
            Map.ofEntries(
                    Map.entry("SO_", "SOL_SOCKET"),
                    Map.entry("SCM_", "SOL_SOCKET"),
                    Map.entry("SO_VM_SOCKETS_", "AF_VSOCK"),
                    Map.entry("SO_ORIGINAL_DST", "SOL_IP"),
                    Map.entry("IP6T_SO_", "SOL_IPV6"),
                    Map.entry("IP_", "SOL_IP"),
                    Map.entry("IPV6_", "SOL_IPV6"),
                    Map.entry("MRT_", "SOL_IP"),
                    Map.entry("MRT6_", "SOL_IPV6"),
                    Map.entry("TCP_", "SOL_TCP"),
                    Map.entry("MPTCP_", "SOL_MPTCP"),
                    Map.entry("UDP_", "SOL_UDP"),
                    Map.entry("UDPLITE_", "SOL_UDPLITE"),
                    Map.entry("ICMP_", "SOL_RAW"),
                    Map.entry("ICMPV6_", "SOL_ICMPV6"),
                    Map.entry("ICMP6_", "SOL_ICMPV6"),
                    Map.entry("SCTP_", "SOL_SCTP"),
                    Map.entry("DCCP_", "SOL_DCCP"),
                    Map.entry("PACKET_", "SOL_PACKET"),
                    Map.entry("NETLINK_", "SOL_NETLINK"),
                    Map.entry("XDP_", "SOL_XDP"),
                    Map.entry("TLS_", "SOL_TLS"),
                    Map.entry("ALG_", "SOL_ALG"),
                    Map.entry("TIPC_", "SOL_TIPC"),
                    Map.entry("CAN_RAW_", "SOL_CAN_RAW"),
                    Map.entry("CAN_ISOTP_", "SOL_CAN_ISOTP"),
                    Map.entry("SO_J1939_", "SOL_CAN_J1939"),
                    Map.entry("SCM_J1939_", "SOL_CAN_J1939"),
                    Map.entry("SO_RDS_", "SOL_RDS"),
                    Map.entry("RDS_", "SOL_RDS"),
                    Map.entry("KCM_", "SOL_KCM"),
                    Map.entry("SMC_", "SOL_SMC"),
                    Map.entry("LLC_OPT_", "SOL_LLC"),
                    Map.entry("RXRPC_", "SOL_RXRPC"),
                    Map.entry("BT_", "SOL_BLUETOOTH"),
                    Map.entry("HCI_", "SOL_HCI"),
                    Map.entry("L2CAP_", "SOL_L2CAP"),
                    Map.entry("RFCOMM_", "SOL_RFCOMM"),
                    Map.entry("SCO_", "SOL_SCO"),
                    Map.entry("SCM_CAN_RAW_", "SOL_CAN_RAW"),
                    Map.entry("VSOCK_", "SOL_VSOCK"),
                    // RFC 3678 has one name for both.
                    Map.entry("MCAST_", ""));

    private Levels() {}

    /// The C name of the level; "" where the name may belong to more than one, nothing where this table has a gap.
    static Optional<String> of(String name) {
        return BY_PREFIX.keySet().stream()
                .filter(name::startsWith)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .map(BY_PREFIX::get);
    }
}
