package io.sockeye;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketType;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.Scratch;
import io.sockeye.internal.sys.SysSocket;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/// How sockets come to be: socket(2), socketpair(2), accept4(2), or from a number that somebody has.
final class Making {
    private Making() {}

    static Socket open(AddressFamily family, SocketType type, Protocol protocol)
            throws IOException {
        try (var scratch = Scratch.take()) {
            int flags = type.number() | SysSocket.SOCK_CLOEXEC;
            int number = Kind.kernelNumber(family, protocol);
            int fd = SysSocket.socket(scratch.errno, family.number(), flags, number);
            if (fd < 0) throw Socket.refused(Kind.call(family, type, protocol), fd);
            return born(fd, family, type, protocol);
        }
    }

    static SocketPair pair(AddressFamily family, SocketType type, Protocol protocol)
            throws IOException {
        try (var scratch = Scratch.take()) {
            int flags = type.number() | SysSocket.SOCK_CLOEXEC;
            int result =
                    SysSocket.socketpair(
                            scratch.errno,
                            family.number(),
                            flags,
                            protocol.number(),
                            scratch.value);
            if (result < 0) throw Socket.refused("socketpair", result);
            int first = scratch.value.get(JAVA_INT, 0);
            int second = scratch.value.get(JAVA_INT, 4);
            return new SocketPair(
                    born(first, family, type, protocol), born(second, family, type, protocol));
        }
    }

    private static Socket born(int fd, AddressFamily family, SocketType type, Protocol protocol) {
        var handle = Handle.of(fd);
        if ((type.number() & SysSocket.SOCK_NONBLOCK) != 0) handle.bornNonBlocking();
        var bare = Kind.bare(type);
        return fresh(handle, family, bare, Kind.effective(family, bare, protocol));
    }

    /// A socket that nobody else has had: of one that is adopted we do not know what lies above TCP.
    static Socket fresh(Handle handle, AddressFamily family, SocketType type, Protocol protocol) {
        handle.shortReadEmpties(Kind.isTcp(family, type, protocol));
        return new Socket(handle, family, type, protocol);
    }

    static Socket adopt(int fileno) throws IOException {
        int open = Handle.probe(fileno);
        if (open < 0) throw Socket.refused("adopt of descriptor " + fileno, open);
        var handle = Handle.adopt(fileno);
        var facts = new Kind.Facts();
        long result = handle.once(handle, facts);
        if (result < 0) {
            handle.disown();
            throw Socket.refused("adopt of descriptor " + fileno, result);
        }
        if (facts.nonBlocking()) handle.bornNonBlocking();
        return new Socket(handle, facts.family(), facts.type(), facts.protocol());
    }

    static Socket adopt(OwnedDescriptor descriptor) throws IOException {
        var facts = new Kind.Facts();
        long result = facts.of(descriptor);
        if (result < 0) throw Socket.refused("adopt of " + descriptor, result);
        int fd = descriptor.detach();
        if (fd < 0) throw new ClosedChannelException();
        return adopt(fd);
    }
}
