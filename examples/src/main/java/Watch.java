import io.sockeye.Socket;
import io.sockeye.address.NetlinkSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.wire.netlink.*;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.AddressFamily.AF_UNSPEC;
import static io.sockeye.address.NetlinkProtocol.NETLINK_ROUTE;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.NetlinkOptions.NETLINK_EXT_ACK;
import static io.sockeye.option.SocketOptions.SO_RCVBUF;
import static io.sockeye.wire.netlink.NetlinkFlags.NLM_F_EXCL;

/// Interfaces, addresses and routes: what there is (`+`), and then whatever comes (`+`), changes (`~`) and goes (`-`).
///
/// What a program must do that keeps such a picture: ask again when messages were lost (ENOBUFS) or a table changed while it was read
/// (NLM_F_DUMP_INTR), and believe nobody but the kernel.
///
/// And ask for the routes again when one may have gone without a word: the kernel tells nothing of those of IPv4 that go with an interface, its
/// IFF_UP or a nexthop object, older kernels nothing of those with a preferred source either. A new one that was not alone in its place (no
/// NLM_F_EXCL) may have replaced another, or joined one of IPv6. The news come before the routes go; a question about routes of all families
/// waits for the lock under which both happens (RTNL).
final SocketAddress KERNEL = SocketAddress.netlink(0, 0);
final long GROUPS = 0x1 | 0x10 | 0x100 | 0x40 | 0x400 | 1L << 31;  // RTNLGRP_LINK, _IPV4_IFADDR, _IPV6_IFADDR, _IPV4_ROUTE, _IPV6_ROUTE, _NEXTHOP
final int LINKS = 1;                                                // the tables, in the order in which they are asked for
final int ADDRESSES = 2;
final int ROUTES = 3;
final int RTM_DELNEXTHOP = 105;
final Set<Integer> RTA_MORE = Set.of(8, 11, 21, 22, 30);            // RTA_METRICS, _FLOW, _ENCAP_TYPE, _ENCAP, _NH_ID: what also tells routes apart
final Map<String, String> known = new HashMap<>();
final Set<String> seen = new HashSet<>();                           // since we last began to ask for that table
final SortedSet<Integer> wanted = new TreeSet<>();                  // the tables to be asked for
NetlinkDump<RouteNetlink> dump;                                     // what the kernel is answering
int table;
int sequence;

void main(String[] args) throws IOException {
    try (var route = Socket.open(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)) {
        if (args.length > 0) route.set(SO_RCVBUF, Integer.parseInt(args[0]));
        route.set(NETLINK_EXT_ACK, true).bind(SocketAddress.netlink(0, GROUPS));
        IO.println("listening as " + route.localAddress(NetlinkSocketAddress.class).pid());
        wanted.addAll(List.of(LINKS, ADDRESSES, ROUTES));
        ask(route);
        while (true) {
            try {
                var datagram = route.recvFrom(64 * 1024);
                if (!datagram.from().equals(KERNEL) && ((NetlinkSocketAddress) datagram.from()).pid() != 0) {
                    IO.println("ignored a message from " + datagram.from());
                    continue;
                }
                for (var message : RouteNetlink.parse(ByteBuffer.wrap(datagram.data()))) take(route, message);
            } catch (ErrnoException e) {
                if (!e.is(Errno.ENOBUFS)) throw e;
                IO.println("messages were lost");
                wanted.addAll(List.of(LINKS, ADDRESSES, ROUTES));
            }
            ask(route);
        }
    }
}

/// Begins with the next table unless one is under way: the kernel answers one question at a time.
void ask(Socket route) throws IOException {
    if (dump != null && !dump.isDone() || wanted.isEmpty()) return;
    table = wanted.removeFirst();
    seen.clear();
    dump = new NetlinkDump<>(++sequence);
    route.sendTo(switch (table) {
        case LINKS -> LinkMessage.dump(sequence);
        case ADDRESSES -> AddressMessage.dump(sequence);
        default -> RouteMessage.dump(sequence);
    }, KERNEL);
}

void take(Socket route, RouteNetlink message) throws IOException {
    boolean news = !dump.add(message);
    switch (message) {
        case LinkMessage link when link.family() != AF_UNSPEC.number() -> { }        // what a bridge or IPv6 says about it
        case LinkMessage link -> {
            put("link " + link.index(), link.gone(), "%s mtu %d %s".formatted(link.name(), link.mtu(), link.up() ? "UP" : "DOWN"));
            if (news && (link.gone() || !link.up())) wanted.add(ROUTES);
        }
        case AddressMessage address -> {
            put(key(address), address.gone(), value(address));
            if (news && address.gone()) wanted.add(ROUTES);
        }
        case RouteMessage way -> {
            var key = key(way);
            if (news && (way.gone() ? !known.containsKey(key) : !way.header().has(NLM_F_EXCL))) wanted.add(ROUTES);
            put(key, way.gone(), "");
        }
        case NetlinkDone _ when !news -> {
            if (dump.isInterrupted()) wanted.add(table);
            else if (!wanted.contains(table)) forgetTheUnseen();
            if (wanted.isEmpty()) IO.println("all is known");
        }
        case NetlinkError error when !news -> throw new IOException("netlink: " + Errno.of(error.errno()) + " " + error.text());
        case OpaqueNetlink other when other.type() == RTM_DELNEXTHOP -> wanted.add(ROUTES);
        default -> { }
    }
}

void forgetTheUnseen() {
    var kind = switch (table) { case LINKS -> "link "; case ADDRESSES -> "address "; default -> "route "; };
    for (var gone : known.keySet().stream().filter(key -> key.startsWith(kind) && !seen.contains(key)).toList()) put(gone, true, "");
}

/// IPv6 has an address on an interface once, whatever its prefix and its other end; IPv4 has it once for each.
String key(AddressMessage address) {
    if (address.family() != AF_INET6.number()) return address.toString().replace(" gone", "");
    return "address inet6 %s on %d".formatted(address.address().map(InetAddress::getHostAddress).orElse("?"), address.interfaceIndex());
}

String value(AddressMessage address) {
    if (address.family() != AF_INET6.number()) return "";
    return "/" + address.prefixLength() + address.peer().map(far -> " peer " + far.getHostAddress()).orElse("");
}

String key(RouteMessage way) {
    var more = way.attributes().stream().filter(attribute -> RTA_MORE.contains(attribute.type())).toList();
    return way.toString().replace(" gone", "") + (more.isEmpty() ? "" : " " + more);
}

void put(String key, boolean gone, String value) {
    if (gone) {
        if (known.remove(key) != null) IO.println("- " + key);
        return;
    }
    seen.add(key);
    var before = known.put(key, value);
    if (!value.equals(before)) IO.println((before == null ? "+ " : "~ ") + (key + " " + value).strip());
}
