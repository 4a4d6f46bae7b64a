package io.sockeye.error;

import java.util.List;
import java.util.Map;

/// Which module of the kernel has a family or protocol: the names of modprobe(8).
final class KernelModules {
    private static final Map<String, String> FAMILIES =
            Map.ofEntries(
                    Map.entry("AF_ALG", "af_alg"),
                    Map.entry("AF_APPLETALK", "appletalk"),
                    Map.entry("AF_ATMPVC", "atm"),
                    Map.entry("AF_ATMSVC", "atm"),
                    Map.entry("AF_AX25", "ax25"),
                    Map.entry("AF_BLUETOOTH", "bluetooth"),
                    Map.entry("AF_CAIF", "caif_socket"),
                    Map.entry("AF_CAN", "can"),
                    Map.entry("AF_IEEE802154", "ieee802154_socket"),
                    Map.entry("AF_INET6", "ipv6"),
                    Map.entry("AF_KCM", "kcm"),
                    Map.entry("AF_KEY", "af_key"),
                    Map.entry("AF_LLC", "llc2"),
                    Map.entry("AF_NETROM", "netrom"),
                    Map.entry("AF_NFC", "nfc"),
                    Map.entry("AF_PACKET", "af_packet"),
                    Map.entry("AF_PHONET", "phonet"),
                    Map.entry("AF_PPPOX", "pppox"),
                    Map.entry("AF_QIPCRTR", "qrtr"),
                    Map.entry("AF_RDS", "rds"),
                    Map.entry("AF_ROSE", "rose"),
                    Map.entry("AF_RXRPC", "rxrpc"),
                    Map.entry("AF_SMC", "smc"),
                    Map.entry("AF_TIPC", "tipc"),
                    Map.entry("AF_VSOCK", "vsock"),
                    Map.entry("AF_X25", "x25"));

    /// A module, and the types of socket that its protocol has.
    private record Module(String name, List<String> types) {
        static Module of(String name, String... types) {
            return new Module(name, List.of(types));
        }

        static Module netlink(String name) {
            return of(name, "SOCK_RAW", "SOCK_DGRAM");
        }
    }

    private static final Map<String, Module> PROTOCOLS =
            Map.ofEntries(
                    Map.entry("BTPROTO_BNEP", Module.of("bnep", "SOCK_RAW")),
                    Map.entry("BTPROTO_HIDP", Module.of("hidp", "SOCK_RAW")),
                    Map.entry("BTPROTO_RFCOMM", Module.of("rfcomm", "SOCK_STREAM", "SOCK_RAW")),
                    Map.entry("CAN_BCM", Module.of("can_bcm", "SOCK_DGRAM")),
                    Map.entry("CAN_ISOTP", Module.of("can_isotp", "SOCK_DGRAM")),
                    Map.entry("CAN_J1939", Module.of("can_j1939", "SOCK_DGRAM")),
                    Map.entry("CAN_RAW", Module.of("can_raw", "SOCK_RAW")),
                    Map.entry("IPPROTO_DCCP", Module.of("dccp", "SOCK_DCCP")),
                    Map.entry("IPPROTO_L2TP", Module.of("l2tp_ip", "SOCK_DGRAM")),
                    Map.entry("IPPROTO_SCTP", Module.of("sctp", "SOCK_STREAM", "SOCK_SEQPACKET")),
                    Map.entry("IPPROTO_SMC", Module.of("smc", "SOCK_STREAM")),
                    Map.entry("NETLINK_CONNECTOR", Module.netlink("cn")),
                    Map.entry("NETLINK_CRYPTO", Module.netlink("crypto_user")),
                    Map.entry("NETLINK_ISCSI", Module.netlink("scsi_transport_iscsi")),
                    Map.entry("NETLINK_NETFILTER", Module.netlink("nfnetlink")),
                    Map.entry("NETLINK_RDMA", Module.netlink("ib_core")),
                    Map.entry("NETLINK_SCSITRANSPORT", Module.netlink("scsi_mod")),
                    Map.entry("NETLINK_XFRM", Module.netlink("xfrm_user")));

    private KernelModules() {}

    /// What a user can do about a socket(2) that this kernel does not know; empty where nothing is known.
    ///
    /// @param call `socket`, family, type and protocol, with spaces between
    /// @param errno EAFNOSUPPORT is about the family: it is there where the kernel says anything else
    static String remedy(String call, Errno errno) {
        var words = call.split(" ", -1);
        if (!words[0].equals("socket") || words.length != 4) return "";
        var protocol = PROTOCOLS.get(words[3]);
        if (protocol != null && !protocol.types.contains(words[2]))
            return words[3] + " goes with " + String.join(" or ", protocol.types);
        if (protocol != null) return remedy(protocol.name);
        var family = FAMILIES.get(words[1]);
        return family == null || !errno.equals(Errno.EAFNOSUPPORT) ? "" : remedy(family);
    }

    private static String remedy(String module) {
        return "this kernel has not loaded its module "
                + module
                + ", or was built without it: modprobe "
                + module;
    }
}
