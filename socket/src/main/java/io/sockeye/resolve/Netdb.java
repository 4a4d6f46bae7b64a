package io.sockeye.resolve;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNSPEC;
import static io.sockeye.address.Inet4SocketAddress.INADDR_ANY;
import static io.sockeye.address.Inet4SocketAddress.INADDR_BROADCAST;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.sys.SysNetdb;
import io.sockeye.internal.sys.SysNetdb.Hostent;
import io.sockeye.internal.sys.SysNetdb.Protoent;
import io.sockeye.internal.sys.Unistd;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The older functions of `<netdb.h>`, under C's names and with the habits of Python's `socket` module. New programs resolve with
/// [Resolver], which knows both families, and find services with [ServiceEntry].
///
/// What may ask the name service blocks as long as that takes, on a platform thread of a small pool; an interrupt ends the wait with
/// `InterruptedIOException`. All of it is thread-safe. A host is refused before the call, with `IllegalArgumentException`, if it has
/// a NUL, an empty label, a label of more than 63 bytes or more than 253 bytes; other than in ASCII it is encoded as IDNA 2003 says.
public final class Netdb {
    private static final String BROADCAST = "<broadcast>";

    private Netdb() {}

    /// The first IPv4 address of a host: getaddrinfo(3) with AF_INET.
    ///
    /// @param name a name, or an address in any form of inet_aton(3); "" is 0.0.0.0, "&lt;broadcast>" 255.255.255.255
    /// @return the address
    /// @throws ResolveException if there is none
    public static Inet4Address getHostByName(String name) throws IOException {
        if (name.isEmpty()) return INADDR_ANY;
        if (name.equals(BROADCAST)) return INADDR_BROADCAST;
        return (Inet4Address) first(name, AF_INET);
    }

    private static InetAddress first(String name, AddressFamily family) throws IOException {
        var answers = Resolver.resolve(name, "", Hints.any().family(family));
        return ((IpSocketAddress) answers.getFirst().address()).host();
    }

    /// What the name service knows of a name, in IPv4: gethostbyname(3), after [#getHostByName] has found an address.
    ///
    /// @param name a name or an address, as there
    /// @return the official name, aliases, and all addresses
    /// @throws ResolveException if the name has no address
    /// @throws HostException if there is no entry for it all the same
    public static HostEntry getHostByNameEx(String name) throws IOException {
        getHostByName(name);
        var encoded = NameService.encoded(name);
        return host(
                name,
                "gethostbyname",
                (arena, errno, answer) ->
                        SysNetdb.gethostbynameR(errno, arena.allocateFrom(encoded), answer));
    }

    /// What the name service knows of an address: gethostbyaddr(3).
    ///
    /// @param address an address of either family as text, or a name, of which the first address is taken
    /// @return the official name, aliases, and addresses
    /// @throws ResolveException if a name has no address
    /// @throws HostException if there is no entry for the address
    /// @throws IllegalArgumentException if the text is empty
    public static HostEntry getHostByAddr(String address) throws IOException {
        if (address.isEmpty())
            throw new IllegalArgumentException("\"\" is no address; of this host ask getFqdn()");
        return getHostByAddr(
                address.equals(BROADCAST) ? INADDR_BROADCAST : first(address, AF_UNSPEC));
    }

    /// What the name service knows of an address: gethostbyaddr(3).
    ///
    /// @param address of either family; a scope says nothing here
    /// @return the official name, aliases, and addresses
    /// @throws HostException if there is no entry for it
    public static HostEntry getHostByAddr(InetAddress address) throws IOException {
        var family = address instanceof Inet4Address ? AF_INET : AF_INET6;
        byte[] bytes = address.getAddress();
        return host(
                Inet.inetNtop(family, bytes),
                "gethostbyaddr",
                (arena, errno, answer) ->
                        SysNetdb.gethostbyaddrR(
                                errno,
                                arena.allocateFrom(JAVA_BYTE, bytes),
                                family.number(),
                                answer));
    }

    private static HostEntry host(String what, String function, Lookup.Call call)
            throws IOException {
        return new Lookup<>(
                        Offload.NAMES,
                        what,
                        Hostent.LAYOUT,
                        call,
                        Netdb::host,
                        (errno, hErrno) ->
                                hErrno == HostError.NETDB_INTERNAL.number()
                                        ? new HostException(
                                                what, NameService.refusal(function, errno))
                                        : new HostException(what, HostError.of(hErrno)))
                .ask();
    }

    private static HostEntry host(MemorySegment entry) {
        int length = entry.get(JAVA_INT, Hostent.H_LENGTH);
        var addresses =
                Arrays.stream(SysNetdb.pointers(entry.get(JAVA_LONG, Hostent.H_ADDR_LIST)))
                        .mapToObj(at -> address(SysNetdb.view(at, length).toArray(JAVA_BYTE)))
                        .toList();
        return new HostEntry(
                Lookup.text(entry, Hostent.H_NAME),
                Lookup.texts(entry, Hostent.H_ALIASES),
                addresses);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return bytes.length == Integer.BYTES
                    ? InetAddress.getByAddress(bytes)
                    : Inet6Address.getByAddress(null, bytes, -1); // this form keeps mapped ones
        } catch (UnknownHostException e) {
            throw new AssertionError(e); // four or sixteen bytes are an address
        }
    }

    /// The full name of this machine, as well as the name service knows it.
    ///
    /// @return as [#getFqdn(String)] has it for the name of this host
    /// @throws IOException if the wait is interrupted
    public static String getFqdn() throws IOException {
        return getFqdn("");
    }

    /// The full name of a host: of the names that gethostbyaddr(3) tells, the first with a dot; without one, the official name.
    ///
    /// @param name a name or an address; white space around it is taken away; "", "0.0.0.0" and "::" are this host
    /// @return the full name, or what was given if the name service does not know it
    /// @throws IOException if the wait is interrupted
    public static String getFqdn(String name) throws IOException {
        var asked = name.strip();
        if (asked.isEmpty() || asked.equals("0.0.0.0") || asked.equals("::")) return ownFqdn();
        try {
            return fqdn(getHostByAddr(asked));
        } catch (UnknownHostException unknown) {
            return asked;
        }
    }

    private static String ownFqdn() throws IOException {
        var name = getHostName();
        try {
            return fqdn(getHostByAddr(name));
        } catch (UnknownHostException | IllegalArgumentException unknown) {
            return name; // it may be empty or longer than a label: sethostname(2) asks nobody
        }
    }

    private static String fqdn(HostEntry entry) {
        var names = new ArrayList<>(List.of(entry.name()));
        names.addAll(entry.aliases());
        return names.stream().filter(each -> each.contains(".")).findFirst().orElse(entry.name());
    }

    /// The name of this machine, or of its UTS namespace: gethostname(2). Asks nobody.
    ///
    /// @return up to 64 bytes, read as UTF-8
    /// @throws IOException if the kernel refuses uname(2), which it has no reason to do
    public static String getHostName() throws IOException {
        try (var arena = NativeMemory.confined()) {
            var name = arena.allocate(Unistd.HOST_NAME_MAX + 1);
            int result = Unistd.gethostname(arena.allocate(8, 8), name);
            if (result < 0) throw NameService.refusal("gethostname", -result);
            return name.getString(0);
        }
    }

    /// Names this machine, or its UTS namespace, until it starts anew: sethostname(2). Needs CAP_SYS_ADMIN.
    ///
    /// @param name up to 64 bytes of UTF-8
    /// @throws io.sockeye.error.PermissionException without that capability
    /// @throws IllegalArgumentException if the name has a NUL or is too long; the message shows it
    public static void setHostName(String name) throws IOException {
        NameService.requireText("host name", name);
        byte[] bytes = name.getBytes(UTF_8);
        if (bytes.length > Unistd.HOST_NAME_MAX)
            throw new IllegalArgumentException(
                    "host name \"%s\" has %d bytes, more than %d"
                            .formatted(name, bytes.length, Unistd.HOST_NAME_MAX));
        try (var arena = NativeMemory.confined()) {
            int result =
                    Unistd.sethostname(arena.allocate(8, 8), arena.allocateFrom(JAVA_BYTE, bytes));
            if (result < 0) throw NameService.refusal("sethostname", -result);
        }
    }

    /// The port of a service, of whatever protocol comes first: getservbyname(3).
    ///
    /// @param service "http"
    /// @return 0 to 65535
    /// @throws NoEntryException if this machine does not know it
    public static int getServByName(String service) throws IOException {
        return ServiceEntry.named(service).port();
    }

    /// The port of a service: getservbyname(3).
    ///
    /// @param service "http"
    /// @param protocol "tcp", "udp"
    /// @return 0 to 65535
    /// @throws NoEntryException if this machine does not know it
    public static int getServByName(String service, String protocol) throws IOException {
        return ServiceEntry.named(service, protocol).port();
    }

    /// The service of a port, of whatever protocol comes first: getservbyport(3).
    ///
    /// @param port 0 to 65535
    /// @return "http"
    /// @throws NoEntryException if this machine does not know it
    public static String getServByPort(int port) throws IOException {
        return ServiceEntry.on(port).name();
    }

    /// The service of a port: getservbyport(3).
    ///
    /// @param port 0 to 65535
    /// @param protocol "tcp", "udp"
    /// @return "http"
    /// @throws NoEntryException if this machine does not know it
    public static String getServByPort(int port, String protocol) throws IOException {
        return ServiceEntry.on(port, protocol).name();
    }

    /// The number of an IP protocol: getprotobyname(3), protocols(5). Needs glibc; musl has no thread-safe form of it.
    ///
    /// @param name "icmp", or an alias
    /// @return the protocol
    /// @throws NoEntryException if this machine does not know it
    /// @throws IllegalArgumentException if the name has a NUL
    public static IpProtocol getProtoByName(String name) throws IOException {
        NameService.requireText("protocol", name);
        var what = "protocol \"" + name + "\"";
        return new Lookup<>(
                        Offload.SERVICES,
                        what,
                        Protoent.LAYOUT,
                        (arena, errno, answer) ->
                                SysNetdb.getprotobynameR(errno, arena.allocateFrom(name), answer),
                        entry -> IpProtocol.of(entry.get(JAVA_INT, Protoent.P_PROTO)),
                        (errno, _) -> Lookup.noEntry(what, "getprotobyname", errno))
                .ask();
    }
}
