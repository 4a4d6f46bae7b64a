import io.sockeye.Socket;
import io.sockeye.address.NetlinkSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.wire.netlink.*;
import static io.sockeye.address.AddressFamily.AF_NETLINK;
import static io.sockeye.address.NetlinkProtocol.NETLINK_ROUTE;
import static io.sockeye.address.SocketType.SOCK_RAW;
import static io.sockeye.option.SocketOptions.SO_RCVBUF;

/// Interfaces, addresses and routes: what there is (`+`), and then whatever comes (`+`), changes (`~`) and goes (`-`).
///
/// What a program must do that keeps such a picture: ask again when messages were lost (ENOBUFS) or the table changed while it was read
/// (NLM_F_DUMP_INTR), and believe nobody but the kernel.
final SocketAddress KERNEL = SocketAddress.netlink(0, 0);
final long GROUPS = 0x1 | 0x10 | 0x100 | 0x40 | 0x400;              // RTMGRP_LINK, _IPV4_IFADDR, _IPV6_IFADDR, _IPV4_ROUTE, _IPV6_ROUTE
final Map<String, String> known = new HashMap<>();
final Set<String> seen = new HashSet<>();                           // since we last began to ask
int question;                                                       // 1 to 3: what the kernel is answering; 0: all is known
boolean again;

void main(String[] args) throws IOException {
    try (var route = Socket.open(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE)) {
        if (args.length > 0) route.set(SO_RCVBUF, Integer.parseInt(args[0]));
        route.bind(SocketAddress.netlink(0, GROUPS));
        IO.println("listening as " + route.localAddress(NetlinkSocketAddress.class).pid());
        ask(route, 1);
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
                again = true;                                       // a dump that is under way ends first
                if (question == 0) ask(route, 1);
            }
        }
    }
}

void ask(Socket route, int next) throws IOException {
    if (next == 1) {
        again = false;
        seen.clear();
    }
    question = next;
    route.sendTo(switch (next) {
        case 1 -> LinkMessage.dump(1);
        case 2 -> AddressMessage.dump(2);
        default -> RouteMessage.dump(3);
    }, KERNEL);
}

void take(Socket route, RouteNetlink message) throws IOException {
    switch (message) {
        case LinkMessage link -> put("link " + link.index(), link.gone(),
                "%s mtu %d %s".formatted(link.name(), link.mtu(), link.up() ? "UP" : "DOWN"));
        case AddressMessage address -> put(address.toString().replace(" gone", ""), address.gone(), "");
        case RouteMessage way -> put(way.toString().replace(" gone", "") + " metric " + way.priority(), way.gone(), "");
        case NetlinkDone done when done.interrupted() || again -> ask(route, 1);
        case NetlinkDone _ when question < 3 -> ask(route, question + 1);
        case NetlinkDone _ -> {
            question = 0;
            for (var gone : known.keySet().stream().filter(key -> !seen.contains(key)).toList()) put(gone, true, "");
            IO.println("all is known");
        }
        case NetlinkError error -> throw new IOException(error.text());
        default -> { }
    }
}

void put(String key, boolean gone, String value) {
    if (gone) {
        if (known.remove(key) != null) IO.println("- " + key);
        return;
    }
    seen.add(key);
    var before = known.put(key, value);
    if (!value.equals(before)) IO.println((before == null ? "+ " : "~ ") + key + " " + value);
}
