package io.sockeye.error;

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

    private static final Map<String, String> PROTOCOLS =
            Map.ofEntries(
                    Map.entry("BTPROTO_BNEP", "bnep"),
                    Map.entry("BTPROTO_HIDP", "hidp"),
                    Map.entry("BTPROTO_RFCOMM", "rfcomm"),
                    Map.entry("CAN_BCM", "can_bcm"),
                    Map.entry("CAN_ISOTP", "can_isotp"),
                    Map.entry("CAN_J1939", "can_j1939"),
                    Map.entry("CAN_RAW", "can_raw"),
                    Map.entry("IPPROTO_DCCP", "dccp"),
                    Map.entry("IPPROTO_L2TP", "l2tp_ip"),
                    Map.entry("IPPROTO_SCTP", "sctp"),
                    Map.entry("IPPROTO_SMC", "smc"));

    private KernelModules() {}

    /// What a user can do about a socket(2) that this kernel does not know; empty where nothing is known.
    ///
    /// @param call `socket`, family, type and protocol, with spaces between
    static String remedy(String call) {
        var words = call.split(" ", -1);
        if (!words[0].equals("socket") || words.length != 4) return "";
        var module = PROTOCOLS.getOrDefault(words[3], FAMILIES.getOrDefault(words[1], ""));
        return module.isEmpty()
                ? ""
                : "this kernel has not loaded its module "
                        + module
                        + ", or was built without it: modprobe "
                        + module;
    }
}
