package io.sockeye.abi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the kernel's headers define that looks like an option: C does not say which names are options and which are values of one.
final class HeaderOptions {
    /// The header, and how its names begin.
    private static final Map<String, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("asm-generic/socket.h", "SO_");
        HEADERS.put("linux/in.h", "(?:IP|MCAST)_");
        HEADERS.put("linux/in6.h", "IPV6_");
        HEADERS.put("linux/tcp.h", "TCP_");
        HEADERS.put("linux/udp.h", "UDP_");
        HEADERS.put("linux/mptcp.h", "MPTCP_");
        HEADERS.put("linux/icmp.h", "ICMP_FILTER\\b");
        HEADERS.put("linux/icmpv6.h", "ICMPV6_FILTER\\b");
        HEADERS.put("linux/if_packet.h", "PACKET_");
        HEADERS.put("linux/netlink.h", "NETLINK_");
        HEADERS.put("linux/vm_sockets.h", "SO_VM_SOCKETS_");
        HEADERS.put("linux/can/isotp.h", "CAN_ISOTP_");
        HEADERS.put("linux/if_alg.h", "ALG_SET_");
        HEADERS.put("linux/tipc.h", "TIPC_");
        HEADERS.put("linux/rds.h", "(?:SO_)?RDS_");
        HEADERS.put("linux/if_xdp.h", "XDP_");
        HEADERS.put("linux/sctp.h", "SCTP_");
        HEADERS.put("linux/tls.h", "TLS_");
        HEADERS.put("linux/netfilter_ipv4.h", "SO_");
        HEADERS.put("linux/netfilter_ipv6/ip6_tables.h", "IP6T_SO_ORIGINAL_DST\\b");
    }

    private static final Pattern VERSION =
            Pattern.compile("LINUX_VERSION_(MAJOR|PATCHLEVEL)\\s+(\\d+)");

    private HeaderOptions() {}

    /// Names and numbers, by header.
    static TreeMap<String, Integer> of(Path headers) throws IOException {
        var options = new TreeMap<String, Integer>();
        for (var header : HEADERS.entrySet()) {
            var define =
                    Pattern.compile(
                            "^#\\s*define\\s+(%s\\w*)\\s+(\\d+|0x\\p{XDigit}+)\\b"
                                    .formatted(header.getValue()),
                            Pattern.MULTILINE);
            define.matcher(Files.readString(headers.resolve(header.getKey())))
                    .results()
                    .forEach(found -> options.put(found.group(1), number(found)));
        }
        return options;
    }

    private static int number(MatchResult found) {
        return Long.decode(found.group(2)).intValue();
    }

    /// The kernel's version, as `7.3`.
    static String version(Path headers) throws IOException {
        var parts =
                VERSION.matcher(Files.readString(headers.resolve("linux/version.h")))
                        .results()
                        .map(found -> found.group(2))
                        .toList();
        return String.join(".", parts);
    }
}
