package io.sockeye.resolve;

import static io.sockeye.resolve.AddressInfoFlags.AI_NUMERICHOST;
import static io.sockeye.resolve.AddressInfoFlags.AI_NUMERICSERV;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.sys.SysNetdb;
import io.sockeye.internal.sys.SysNetdb.Addrinfo;
import io.sockeye.internal.sys.SysSocket.SockaddrStorage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The C library's resolver: getaddrinfo(3) and getnameinfo(3).
///
/// Calls block for as long as the name service takes, on a platform thread of a small pool; an interrupt ends the wait, not the call.
public final class Resolver {
    private static final NameInfoFlags NUMERIC =
            NameInfoFlags.NI_NUMERICHOST.or(NameInfoFlags.NI_NUMERICSERV);

    private Resolver() {}

    /// The addresses of a host, in the order that RFC 6724 and the machine's settings give.
    ///
    /// @param host a name or a literal; "" is no host, as C's NULL: loopback, or the wildcard with AI_PASSIVE
    /// @param port 0 to 65535, put into the answers
    /// @return at least one answer
    /// @throws ResolveException if there is none
    public static List<AddressInfo> resolve(String host, int port) throws IOException {
        return resolve(host, port, Hints.any());
    }

    /// The addresses of a host, of the kind that is wanted.
    ///
    /// @param host a name or a literal; "" is no host
    /// @param port 0 to 65535, put into the answers
    /// @param hints which answers are wanted
    /// @return at least one answer
    /// @throws ResolveException if there is none
    public static List<AddressInfo> resolve(String host, int port, Hints hints) throws IOException {
        return resolve(host, port, hints, Deadline.NEVER);
    }

    /// The addresses of a host, if the name service answers in time.
    ///
    /// @param host a name or a literal; "" is no host
    /// @param port 0 to 65535, put into the answers
    /// @param hints which answers are wanted
    /// @param timeout how long to wait, more than zero; the C library's own limits are longer
    /// @return at least one answer
    /// @throws SocketTimeoutException if it takes longer
    public static List<AddressInfo> resolve(String host, int port, Hints hints, Duration timeout)
            throws IOException {
        if (!timeout.isPositive())
            throw new IllegalArgumentException("timeout " + timeout + " is not positive");
        return resolve(host, port, hints, Deadline.after(Deadline.nanos(timeout)));
    }

    private static List<AddressInfo> resolve(String host, int port, Hints hints, long deadline)
            throws IOException {
        if (port < 0 || port > 65535)
            throw new IllegalArgumentException("port " + port + " is outside 0..65535");
        var flags = hints.flags().or(AI_NUMERICSERV);
        return resolve(host, Integer.toString(port), hints.flags(flags), deadline);
    }

    /// The addresses of a host and a service by name.
    ///
    /// @param host a name or a literal; "" is no host
    /// @param service "http", "53"; "" is none; a number is 0 to 65535
    /// @param hints which answers are wanted
    /// @return at least one answer
    /// @throws ResolveException if there is none
    public static List<AddressInfo> resolve(String host, String service, Hints hints)
            throws IOException {
        return resolve(host, service, hints, Deadline.NEVER);
    }

    private static List<AddressInfo> resolve(
            String host, String service, Hints hints, long deadline) throws IOException {
        var node = NameService.encoded(host);
        NameService.requireText("service", service);
        var flags = hints.flags();
        boolean number = service.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && isAbove(service, 65535)) // the C library would take its lowest 16 bits
        throw new IllegalArgumentException("service " + service + " is outside 0..65535");
        // The name of a service may be asked for in the network, too.
        if (flags.contains(AI_NUMERICSERV) || number) {
            try {
                // A literal asks nobody: no need to leave the thread.
                return addresses(node, service, hints.flags(flags.or(AI_NUMERICHOST)));
            } catch (ResolveException noLiteral) {
                if (flags.contains(AI_NUMERICHOST)) throw noLiteral;
            }
        }
        return NameService.ask(
                Offload.NAMES,
                "resolving " + host,
                deadline,
                () -> addresses(node, service, hints));
    }

    private static boolean isAbove(String digits, int max) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.length() > 5) return true;
        return !significant.isEmpty() && Integer.parseInt(significant) > max;
    }

    /// The name of an address and of its port.
    ///
    /// @param address AF_INET, AF_INET6 or AF_UNIX
    /// @param flags NI_NUMERICHOST, …
    /// @return both names
    /// @throws ResolveException if NI_NAMEREQD asks for a name and there is none
    public static NameInfo name(SocketAddress address, NameInfoFlags flags) throws IOException {
        if (flags.contains(NUMERIC)) return nameOf(address, flags);
        return NameService.ask(
                Offload.NAMES, "naming " + address, Deadline.NEVER, () -> nameOf(address, flags));
    }

    private static List<AddressInfo> addresses(String host, String service, Hints hints)
            throws ResolveException {
        try (var arena = NativeMemory.confined()) {
            var errno = arena.allocate(8, 8);
            var wanted = arena.allocate(Addrinfo.LAYOUT);
            wanted.set(JAVA_INT, Addrinfo.AI_FLAGS, hints.flags().bits());
            wanted.set(JAVA_INT, Addrinfo.AI_FAMILY, hints.familyNumber());
            wanted.set(JAVA_INT, Addrinfo.AI_SOCKTYPE, hints.typeNumber());
            wanted.set(JAVA_INT, Addrinfo.AI_PROTOCOL, hints.protocolNumber());
            var list = arena.allocate(JAVA_LONG);
            int result =
                    SysNetdb.getaddrinfo(
                            errno, string(arena, host), string(arena, service), wanted, list);
            if (result != 0)
                throw failure("getaddrinfo", asked(host, service, result), result, errno);
            long first = list.get(JAVA_LONG, 0);
            try {
                return answers(first);
            } finally {
                SysNetdb.freeaddrinfo(errno, first);
            }
        }
    }

    /// What was not found: the host, or the service on it.
    private static String asked(String host, String service, int result) {
        if (host.isEmpty()) return service;
        boolean ofService = result == ResolveError.EAI_SERVICE.number();
        return ofService ? host + " service " + service : host;
    }

    private static List<AddressInfo> answers(long first) {
        var answers = new ArrayList<AddressInfo>();
        for (long at = first; at != 0; ) {
            var info = Addrinfo.at(at);
            var family = AddressFamily.of(info.get(JAVA_INT, Addrinfo.AI_FAMILY));
            int length = info.get(JAVA_INT, Addrinfo.AI_ADDRLEN);
            answers.add(
                    new AddressInfo(
                            family,
                            SocketType.of(info.get(JAVA_INT, Addrinfo.AI_SOCKTYPE)),
                            Protocol.of(family, info.get(JAVA_INT, Addrinfo.AI_PROTOCOL)),
                            text(info.get(JAVA_LONG, Addrinfo.AI_CANONNAME)),
                            SockaddrCodec.decode(
                                    SysNetdb.view(info.get(JAVA_LONG, Addrinfo.AI_ADDR), length),
                                    length)));
            at = info.get(JAVA_LONG, Addrinfo.AI_NEXT);
        }
        return List.copyOf(answers);
    }

    private static Optional<String> text(long address) {
        return address == 0 ? Optional.empty() : Optional.of(SysNetdb.text(address));
    }

    private static NameInfo nameOf(SocketAddress address, NameInfoFlags flags)
            throws ResolveException {
        try (var arena = NativeMemory.confined()) {
            var errno = arena.allocate(8, 8);
            var name = arena.allocate(SockaddrStorage.LAYOUT);
            int length = SockaddrCodec.encode(address, name);
            var host = arena.allocate(SysNetdb.NI_MAXHOST);
            var service = arena.allocate(SysNetdb.NI_MAXSERV);
            int result = SysNetdb.getnameinfo(errno, name, length, host, service, flags.bits());
            if (result != 0) throw failure("getnameinfo", address.toString(), result, errno);
            return new NameInfo(host.getString(0), service.getString(0));
        }
    }

    private static MemorySegment string(Arena arena, String text) {
        return text.isEmpty() ? MemorySegment.NULL : arena.allocateFrom(text);
    }

    private static ResolveException failure(
            String call, String what, int result, MemorySegment errno) {
        return result == SysNetdb.EAI_SYSTEM
                ? new ResolveException(what, NameService.refusal(call, errno))
                : new ResolveException(what, ResolveError.of(result));
    }
}
