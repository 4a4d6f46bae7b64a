package io.sockeye.abi;

import java.util.Map;
import java.util.Set;

/// Where we cannot say what the headers say.
final class Exceptions {

    private static final String KERNEL = "the kernel keeps it to itself: ";
    private static final String PYTHON = "CPython's alone, of patches that Linux never took";
    private static final String BLUEZ = "of BlueZ, <bluetooth/bluetooth.h>";

    /// Names of ours that no header has, and why.
    static final Map<String, String> OURS =
            Map.ofEntries(
                    Map.entry("ALG_OP_SIGN", PYTHON),
                    Map.entry("ALG_OP_VERIFY", PYTHON),
                    Map.entry("ALG_SET_PUBKEY", PYTHON),
                    Map.entry("BT_VOICE_TRANSPARENT_16BIT", KERNEL + "<net/bluetooth/bluetooth.h>"),
                    Map.entry("CAPTURE_SIZE", "one int, as the JDK's linker lays it out"),
                    Map.entry("MAX_COUNT", KERNEL + "MAX_RW_COUNT in <linux/fs.h>"),
                    Map.entry("SCM_MAX_FD", KERNEL + "<net/scm.h>"),
                    Map.entry("SCM_PIDFD", KERNEL + "<linux/socket.h>"),
                    Map.entry("SCM_SECURITY", KERNEL + "<linux/socket.h>"),
                    Map.entry("SOL_HCI", BLUEZ),
                    Map.entry("SOL_L2CAP", BLUEZ),
                    Map.entry("SOL_RFCOMM", BLUEZ),
                    Map.entry("SOL_SCO", BLUEZ),
                    Map.entry("TLS_RECORD_TYPE_ALERT", KERNEL + "<net/tls_prot.h>"),
                    Map.entry("TLS_RECORD_TYPE_CHANGE_CIPHER_SPEC", KERNEL + "<net/tls_prot.h>"),
                    Map.entry("TLS_RECORD_TYPE_DATA", KERNEL + "<net/tls_prot.h>"),
                    Map.entry("TLS_RECORD_TYPE_HANDSHAKE", KERNEL + "<net/tls_prot.h>"),
                    Map.entry("UDPLITE_RECV_CSCOV", KERNEL + "<net/udplite.h>"),
                    Map.entry("UDPLITE_SEND_CSCOV", KERNEL + "<net/udplite.h>"),
                    Map.entry("WOULD_BLOCK", "-EAGAIN"));

    /// Names of ours that headers have under another name, or as an expression.
    static final Map<String, String> SPELLINGS =
            Map.of(
                    "SOL_CAN_BCM", "SOL_CAN_BASE + CAN_BCM",
                    "SOL_SCTP", "IPPROTO_SCTP",
                    "SOL_UDPLITE", "IPPROTO_UDPLITE",
                    "SUN_PATH", "offsetof(struct sockaddr_un,sun_path)",
                    "SUN_PATH_SIZE", "sizeof(((struct sockaddr_un *) 0)->sun_path)",
                    "TCP_NEW_SYN_RECV", "BPF_TCP_NEW_SYN_RECV");

    /// Structs to which kernels add at their end: older headers, and glibc's, have less of them.
    private static final Set<String> GROWING =
            Set.of("tcp_info", "tcp_zerocopy_receive", "mptcp_info", "mptcp_full_info");

    private Exceptions() {}

    /// Whether older headers may have a smaller value.
    static boolean grows(String expression) {
        return GROWING.stream().anyMatch(name -> expression.equals("sizeof(struct " + name + ")"));
    }
}
