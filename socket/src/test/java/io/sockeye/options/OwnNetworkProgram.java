package io.sockeye.options;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.option.IpOptions.SO_ORIGINAL_DST;
import static io.sockeye.option.Ipv6Options.IP6T_SO_ORIGINAL_DST;
import static io.sockeye.option.Ipv6Options.IPV6_JOIN_ANYCAST;
import static io.sockeye.option.Ipv6Options.IPV6_LEAVE_ANYCAST;
import static io.sockeye.option.SocketOptions.SO_BINDTODEVICE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.option.Ip6Membership;
import io.sockeye.option.ReadableOption;
import java.io.IOException;
import java.net.Inet6Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Options that need a network of their own: prints what they do, a line each.
final class OwnNetworkProgram {
    private static final Inet6Address ANYCAST = (Inet6Address) Inet6Address.ofLiteral("2001:db8::");

    private OwnNetworkProgram() {}

    public static void main(String[] arguments) throws Exception {
        redirected(Place.TCP4, "127.0.0.1", SO_ORIGINAL_DST);
        redirected(Place.TCP6, "::1", IP6T_SO_ORIGINAL_DST);
        anycast(Integer.parseInt(arguments[0]));
        bound();
    }

    /// The rules of this network turn port 81 into 82.
    private static void redirected(
            Place place, String here, ReadableOption<? extends SocketAddress> option)
            throws IOException {
        try (var listener = place.open();
                var client = place.open()) {
            listener.bind(SocketAddress.inet(here, 82)).listen();
            client.connect(SocketAddress.inet(here, 81));
            try (var server = listener.accept()) {
                System.out.println(
                        option.name() + " " + server.localAddress() + " was " + server.get(option));
            }
        }
    }

    private static void anycast(int index) throws IOException {
        try (var socket = Place.UDP6.open()) {
            var here = new Ip6Membership(ANYCAST, index);
            socket.set(IPV6_JOIN_ANYCAST, here);
            System.out.println("joined " + joined());
            socket.set(IPV6_LEAVE_ANYCAST, here);
            System.out.println("left " + !joined());
        }
    }

    private static boolean joined() throws IOException {
        return Files.readString(Path.of("/proc/net/anycast6"))
                .contains("20010db8000000000000000000000000");
    }

    /// What is bound to another device goes out there, even to the loopback address.
    private static void bound() throws IOException {
        try (var receiver = Socket.open(AF_INET, SOCK_DGRAM);
                var sender = Socket.open(AF_INET, SOCK_DGRAM)) {
            receiver.bind(SocketAddress.loopback(0));
            for (var device : List.of("v0", "lo")) {
                sender.set(SO_BINDTODEVICE, device);
                sender.sendTo(device.getBytes(US_ASCII), receiver.localAddress());
            }
            System.out.println("came over " + new String(receiver.recv(9), US_ASCII));
        }
    }
}
