package io.sockeye.resolve;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.sys.NetIf;
import io.sockeye.internal.sys.NetIf.IfNameindex;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A network interface by its number and its name: if_nametoindex(3). The kernel is asked, never the network.
///
/// @param index 1 or more, as in a scope id; a number is used once until the machine starts anew
/// @param name up to 15 bytes, such as "eth0"; it may be changed at any time
public record NetInterface(int index, String name) {
    /// Takes the parts.
    public NetInterface {
        Objects.requireNonNull(name, "name");
    }

    /// All interfaces of this network namespace: if_nameindex(3).
    ///
    /// @return in the order of the kernel
    /// @throws io.sockeye.error.ErrnoException if the C library can make no socket to ask with (EMFILE, ENFILE), or no list (ENOBUFS)
    public static List<NetInterface> all() throws IOException {
        try (var arena = NativeMemory.confined()) {
            var errno = arena.allocate(8, 8);
            long list = NetIf.ifNameindex(errno);
            if (list < 0) throw NameService.refusal("if_nameindex", (int) -list);
            try {
                return read(list);
            } finally {
                NetIf.ifFreenameindex(errno, list);
            }
        }
    }

    private static List<NetInterface> read(long list) {
        var all = new ArrayList<NetInterface>();
        for (long at = list; ; at += IfNameindex.LAYOUT.byteSize()) {
            var element = IfNameindex.at(at);
            int index = element.get(JAVA_INT, IfNameindex.IF_INDEX);
            if (index == 0) return List.copyOf(all);
            var name = NetIf.name(element.get(JAVA_LONG, IfNameindex.IF_NAME));
            all.add(new NetInterface(index, name));
        }
    }

    /// The interface of a name: if_nametoindex(3).
    ///
    /// @param name 1 to 15 bytes, also an alternative name of that length (since Linux 5.5)
    /// @return the interface, by the name that was given
    /// @throws io.sockeye.error.ErrnoException ENODEV if there is none
    /// @throws IllegalArgumentException if the name has a NUL, is empty or too long; the message shows it
    public static NetInterface named(String name) throws IOException {
        NameService.requireText("interface", name);
        int length = name.getBytes(UTF_8).length;
        if (length == 0 || length >= NetIf.IF_NAMESIZE)
            throw new IllegalArgumentException(
                    "interface \"%s\" has %d bytes; a name has 1 to %d"
                            .formatted(name, length, NetIf.IF_NAMESIZE - 1));
        try (var arena = NativeMemory.confined()) {
            int index = NetIf.ifNametoindex(arena.allocate(8, 8), arena.allocateFrom(name));
            if (index < 0) throw NameService.refusal("if_nametoindex " + name, -index);
            return new NetInterface(index, name);
        }
    }

    /// The interface of a number: if_indextoname(3).
    ///
    /// @param index 0 or more
    /// @return the interface
    /// @throws io.sockeye.error.ErrnoException ENXIO if there is none; there never is one of number 0
    /// @throws IllegalArgumentException if the number is negative; the message shows it
    public static NetInterface of(int index) throws IOException {
        if (index < 0)
            throw new IllegalArgumentException("interface index " + index + " is negative");
        try (var arena = NativeMemory.confined()) {
            MemorySegment name = arena.allocate(NetIf.IF_NAMESIZE);
            long result = NetIf.ifIndextoname(arena.allocate(8, 8), index, name);
            if (result < 0) throw NameService.refusal("if_indextoname " + index, (int) -result);
            return new NetInterface(index, name.getString(0));
        }
    }
}
