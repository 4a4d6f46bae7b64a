package io.sockeye.resolve;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.internal.io.Offload;
import io.sockeye.internal.sys.SysNetdb;
import io.sockeye.internal.sys.SysNetdb.Servent;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A service that this machine knows by name: `struct servent` of getservbyname(3), a line of services(5).
///
/// @param name the official one
/// @param aliases its other names
/// @param port 0 to 65535, in host byte order
/// @param protocol that it is for, "tcp" or "udp"
public record ServiceEntry(String name, List<String> aliases, int port, String protocol) {
    /// Takes the parts.
    public ServiceEntry {
        Objects.requireNonNull(name, "name");
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(protocol, "protocol");
    }

    /// The first service of a name, of any protocol: getservbyname(3).
    ///
    /// Blocks while the name service is asked, on another thread; an interrupt ends the wait with `InterruptedIOException`.
    ///
    /// @param name "http", or an alias
    /// @return the entry
    /// @throws NoEntryException if there is none
    /// @throws IllegalArgumentException if the name has a NUL
    public static ServiceEntry named(String name) throws IOException {
        return named(name, Optional.empty());
    }

    /// The service of a name and a protocol: getservbyname(3).
    ///
    /// Blocks as [#named(String)] does.
    ///
    /// @param name "http", or an alias
    /// @param protocol "tcp", "udp"
    /// @return the entry
    /// @throws NoEntryException if there is none
    /// @throws IllegalArgumentException if a text has a NUL
    public static ServiceEntry named(String name, String protocol) throws IOException {
        return named(name, Optional.of(protocol));
    }

    private static ServiceEntry named(String name, Optional<String> protocol) throws IOException {
        NameService.requireText("service", name);
        protocol.ifPresent(text -> NameService.requireText("protocol", text));
        return lookup(
                "service \"" + name + "\"" + of(protocol),
                "getservbyname",
                (arena, errno, answer) ->
                        SysNetdb.getservbynameR(
                                errno, arena.allocateFrom(name), string(arena, protocol), answer));
    }

    /// The first service of a port, of any protocol: getservbyport(3).
    ///
    /// Blocks as [#named(String)] does.
    ///
    /// @param port 0 to 65535
    /// @return the entry
    /// @throws NoEntryException if there is none
    /// @throws IllegalArgumentException if the port is out of range
    public static ServiceEntry on(int port) throws IOException {
        return on(port, Optional.empty());
    }

    /// The service of a port and a protocol: getservbyport(3).
    ///
    /// Blocks as [#named(String)] does.
    ///
    /// @param port 0 to 65535
    /// @param protocol "tcp", "udp"
    /// @return the entry
    /// @throws NoEntryException if there is none
    /// @throws IllegalArgumentException if the port is out of range, or the protocol has a NUL
    public static ServiceEntry on(int port, String protocol) throws IOException {
        return on(port, Optional.of(protocol));
    }

    private static ServiceEntry on(int port, Optional<String> protocol) throws IOException {
        int swapped = Inet.htons(port);
        protocol.ifPresent(text -> NameService.requireText("protocol", text));
        return lookup(
                "service on port " + port + of(protocol),
                "getservbyport",
                (arena, errno, answer) ->
                        SysNetdb.getservbyportR(errno, swapped, string(arena, protocol), answer));
    }

    private static ServiceEntry lookup(String what, String function, Lookup.Call call)
            throws IOException {
        return new Lookup<>(
                        Offload.SERVICES,
                        what,
                        Servent.LAYOUT,
                        call,
                        ServiceEntry::read,
                        (errno, _) -> Lookup.noEntry(what, function, errno))
                .ask();
    }

    private static String of(Optional<String> protocol) {
        return protocol.map(text -> " of protocol \"" + text + "\"").orElse("");
    }

    private static MemorySegment string(Arena arena, Optional<String> text) {
        return text.map(arena::allocateFrom).orElse(MemorySegment.NULL);
    }

    private static ServiceEntry read(MemorySegment entry) {
        return new ServiceEntry(
                Lookup.text(entry, Servent.S_NAME),
                Lookup.texts(entry, Servent.S_ALIASES),
                Inet.ntohs(entry.get(JAVA_INT, Servent.S_PORT)),
                Lookup.text(entry, Servent.S_PROTO));
    }
}
