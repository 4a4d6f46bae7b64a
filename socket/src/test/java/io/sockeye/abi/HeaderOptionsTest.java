package io.sockeye.abi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.option.AlgOptions;
import io.sockeye.option.BluetoothOptions;
import io.sockeye.option.CanOptions;
import io.sockeye.option.DccpOptions;
import io.sockeye.option.IcmpOptions;
import io.sockeye.option.IpOptions;
import io.sockeye.option.Ipv6Options;
import io.sockeye.option.MptcpOptions;
import io.sockeye.option.NetlinkOptions;
import io.sockeye.option.PacketOptions;
import io.sockeye.option.RdsOptions;
import io.sockeye.option.ReadOnlyOption;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SctpOptions;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.option.TipcOptions;
import io.sockeye.option.TlsOptions;
import io.sockeye.option.UdpOptions;
import io.sockeye.option.UdpliteOptions;
import io.sockeye.option.VsockOptions;
import io.sockeye.option.WritableOption;
import io.sockeye.option.XdpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// No option of the headers is forgotten, and none is without its words.
class HeaderOptionsTest {
    private static final List<Class<?>> HOLDERS =
            List.of(
                    SocketOptions.class,
                    IpOptions.class,
                    Ipv6Options.class,
                    TcpOptions.class,
                    UdpOptions.class,
                    UdpliteOptions.class,
                    IcmpOptions.class,
                    MptcpOptions.class,
                    PacketOptions.class,
                    NetlinkOptions.class,
                    VsockOptions.class,
                    AlgOptions.class,
                    BluetoothOptions.class,
                    CanOptions.class,
                    DccpOptions.class,
                    RdsOptions.class,
                    SctpOptions.class,
                    TipcOptions.class,
                    TlsOptions.class,
                    XdpOptions.class);

    private static final String NO_OPTION = "a number that no call takes as an option";
    private static final String SIZED = "the variant that Abi chooses of the name without a suffix";
    private static final String MESSAGE = "only in control messages";
    private static final String NOT_READ = "no code of the kernel reads it";

    /// Patterns of what the library leaves out, and why.
    private static final Map<String, String> LEFT_OUT =
            Map.ofEntries(
                    Map.entry("SO_SECURITY_.*", NOT_READ),
                    Map.entry("SO_PEERNAME", "getpeername(2) says it, at the right length"),
                    Map.entry("SO_.*_(OLD|NEW)", SIZED),
                    Map.entry("SO_DEVMEM_(LINEAR|DMABUF)", MESSAGE),
                    Map.entry("IP_IPSEC_POLICY", "EOPNOTSUPP in every kernel"),
                    Map.entry("IPV6_IPSEC_POLICY", "EOPNOTSUPP in every kernel"),
                    Map.entry("IP_ORIGDSTADDR", "IP_RECVORIGDSTADDR by another name"),
                    Map.entry("IPV6_ORIGDSTADDR", "IPV6_RECVORIGDSTADDR by another name"),
                    Map.entry("IPV6_ADD_MEMBERSHIP", "IPV6_JOIN_GROUP by another name"),
                    Map.entry("IPV6_DROP_MEMBERSHIP", "IPV6_LEAVE_GROUP by another name"),
                    Map.entry("IPV6_NEXTHOP", NOT_READ),
                    Map.entry("IPV6_AUTHHDR", NOT_READ),
                    Map.entry("IPV6_USE_MIN_MTU", NOT_READ),
                    Map.entry("IPV6_HOPLIMIT", MESSAGE),
                    Map.entry(
                            "IPV6_(PRIORITY_.*|TLV_.*|FLOWINFO_FLOWLABEL|FLOWINFO_PRIORITY)",
                            NO_OPTION),
                    Map.entry("TCP_(ACCECN|MSS)_.*", NO_OPTION),
                    Map.entry("TCP_(AO_MAXKEYLEN|ENCAP_ESPINTCP)", NO_OPTION),
                    Map.entry("TCP_MD5SIG_(MAXKEYLEN|FLAG_.*)", NO_OPTION),
                    Map.entry("TCP_RECEIVE_ZEROCOPY_.*", NO_OPTION),
                    Map.entry("MPTCP_(RST|PM)_.*", NO_OPTION),
                    Map.entry(
                            "PACKET_(HOST|BROADCAST|MULTICAST|OTHERHOST|OUTGOING|LOOPBACK|USER|KERNEL|FASTROUTE)",
                            NO_OPTION),
                    Map.entry("PACKET_(MR|FANOUT)_(?!DATA).*", NO_OPTION),
                    Map.entry("PACKET_RECV_OUTPUT", NOT_READ),
                    Map.entry("PACKET_TX_TIMESTAMP", MESSAGE),
                    Map.entry(
                            "NETLINK_(ROUTE|UNUSED|USERSOCK|FIREWALL|SOCK_DIAG|NFLOG|XFRM|SELINUX|ISCSI|AUDIT"
                                    + "|FIB_LOOKUP|CONNECTOR|NETFILTER|IP6_FW|DNRTMSG|KOBJECT_UEVENT|GENERIC"
                                    + "|SCSITRANSPORT|ECRYPTFS|RDMA|CRYPTO|SMC)",
                            NO_OPTION),
                    Map.entry("NETLINK_[RT]X_RING", NOT_READ),
                    Map.entry("CAN_ISOTP_(?!OPTS|RECV_FC|TX_STMIN|RX_STMIN|LL_OPTS).*", NO_OPTION),
                    Map.entry("ALG_SET_(IV|OP|AEAD_ASSOCLEN)", MESSAGE),
                    Map.entry(
                            "TIPC_(NODE_STATE|TOP_SRV|LINK_STATE|RESERVED_TYPES|OK|ERR_.*|CONN_SHUTDOWN"
                                    + "|ADDR_.*|SERVICE_.*|SOCKET_ADDR|GROUP_LOOPBACK|GROUP_MEMBER_EVTS|NODEID_LEN"
                                    + "|MAX_.*|CFG_SRV|.*_SCOPE|.*_BITS|NODE_OFFSET)",
                            NO_OPTION),
                    Map.entry("TIPC_(ERRINFO|RETDATA|DESTNAME)", MESSAGE),
                    Map.entry("RDS_(CMSG_.*|MAX_ZCOOKIES)", MESSAGE),
                    Map.entry("RDS_(IB_.*|INFO_.*|CONG_MONITOR_SIZE|TRANS_(GAP|COUNT))", NO_OPTION),
                    Map.entry(
                            "RDS_RDMA_(SUCCESS|REMOTE_ERROR|CANCELED|DROPPED|OTHER_ERROR)",
                            NO_OPTION),
                    Map.entry("TLS_(CIPHER|CONF)_.*", NO_OPTION),
                    Map.entry("TLS_1_[23]_VERSION_.*", NO_OPTION),
                    Map.entry("TLS_[GS]ET_RECORD_TYPE", MESSAGE),
                    Map.entry("XDP_(PGOFF|UMEM_PGOFF)_.*", NO_OPTION),
                    Map.entry("SCTP_(PR_SCTP|BINDX|ENABLE_(RESET|CHANGE|STRRESET))_.*", NO_OPTION),
                    Map.entry("SCTP_(STREAM|ASSOC)_(RESET|CHANGE)_.*", NO_OPTION),
                    Map.entry(
                            "SCTP_SOCKOPT_(PEELOFF|CONNECTX_OLD|CONNECTX3)",
                            "a newer one does more"),
                    Map.entry("SO_VM_SOCKETS_NONBLOCK_TXRX", NOT_READ),
                    Map.entry("SO_VM_SOCKETS_CONNECT_TIMEOUT_(OLD|NEW)", SIZED));

    @Test
    void noOptionOfTheNewestHeadersIsMissing() throws Exception {
        assertThat(Golden.options()).hasSizeGreaterThan(300);
        assertNoneIsMissing(Golden.options());
    }

    /// Those of this machine may be newer still.
    @Test
    void noOptionOfTheseHeadersIsMissing() throws Exception {
        var headers = Path.of("/usr/include");
        if (Files.exists(headers.resolve("linux/tcp.h")))
            assertNoneIsMissing(HeaderOptions.of(headers));
    }

    private static void assertNoneIsMissing(TreeMap<String, Integer> options) throws Exception {
        var ours = declared();
        var missing = new TreeMap<String, Integer>();
        options.forEach((name, number) -> {
            if (!number.equals(ours.get(name))
                    && LEFT_OUT.keySet().stream().noneMatch(name::matches))
                missing.put(name, number);
        });
        assertThat(missing)
                .as("options of the headers that no holder declares with this number")
                .isEmpty();
    }

    @Test
    void nothingIsLeftOutThatIsThere() throws Exception {
        var ours = declared().keySet();
        var names = Golden.options().keySet();
        for (var pattern : LEFT_OUT.keySet()) {
            assertThat(ours).noneMatch(name -> name.matches(pattern));
            assertThat(names).as(pattern).anyMatch(name -> name.matches(pattern));
        }
    }

    /// Options, and the numbers that are values of one.
    private static TreeMap<String, Integer> declared() throws Exception {
        var ours = new TreeMap<String, Integer>();
        for (var holder : HOLDERS) {
            for (var field : holder.getFields()) {
                Integer number =
                        switch (field.get(null)) {
                            case ReadableOption<?> option -> option.number();
                            case WritableOption<?> option -> option.number();
                            case Integer value -> value;
                            default -> throw new AssertionError(field);
                        };
                ours.put(field.getName(), number);
            }
            for (var asked : holder.getMethods()) {
                if (asked.getReturnType() == ReadOnlyOption.class)
                    ours.put(asked.getName(), Golden.options().get(asked.getName()));
            }
        }
        return ours;
    }

    /// The comment of an option says since when it is there, and where more is said.
    @Test
    void everyOptionSaysSinceWhenAndWhere() throws IOException {
        var option =
                Pattern.compile(
                        "((?: {4}///.*\n)+)(?: {4}@.*\n)* {4}public static final \\w*Option<[^;=]*?\\s(\\w+)\\s+=",
                        Pattern.MULTILINE);
        var said = Pattern.compile("Linux\\s+\\d+\\.\\d+");
        var where = Pattern.compile("\\w+\\(\\d\\)|`<[\\w/-]+\\.h>`|RFC \\d+");
        var silent = new TreeSet<String>();
        int seen = 0;
        for (var holder : HOLDERS) {
            var source = "src/main/java/" + holder.getName().replace('.', '/') + ".java";
            var text = Files.readString(Path.of(source), UTF_8);
            for (var found : option.matcher(text).results().toList()) {
                var words =
                        found.group(1)
                                .lines()
                                .map(line -> line.strip().substring(3).strip())
                                .collect(Collectors.joining(" "));
                if (!said.matcher(words).find() || !where.matcher(words).find())
                    silent.add(found.group(2));
                seen++;
            }
        }
        assertThat(silent).isEmpty();
        assertThat(seen).isGreaterThan(200);
    }
}
