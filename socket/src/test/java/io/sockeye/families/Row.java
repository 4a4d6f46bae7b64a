package io.sockeye.families;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketType;
import java.io.IOException;
import java.time.Duration;

/// A kind of socket, and what is sent through it.
///
/// @param what several rows of one kind are told apart by, or nothing
/// @param only why it is only opened, or nothing if data is exchanged
/// @param absent why no kernel has it, where none of those on the page does
record Row(Kind kind, String what, Exchange exchange, String only, String absent) {
    private static final String NOT_BUILT = "none of these kernels was built with it";

    /// What socket(2) takes.
    record Kind(AddressFamily family, SocketType type, Protocol protocol) {
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        static Kind of(AddressFamily family, SocketType type, Protocol protocol) {
            return new Kind(family, type, protocol);
        }

        static Kind of(AddressFamily family, SocketType type) {
            return new Kind(family, type, Protocol.of(family, 0));
        }

        Socket open() throws IOException {
            return Socket.open(family, type, protocol).timeout(PATIENCE);
        }
    }

    @FunctionalInterface
    interface Exchange {
        void with(Kind kind) throws Exception;
    }

    static Row exchanges(Kind kind, Exchange exchange) {
        return new Row(kind, "", exchange, "", NOT_BUILT);
    }

    static Row exchanges(Kind kind, String what, Exchange exchange) {
        return new Row(kind, what, exchange, "", NOT_BUILT);
    }

    static Row opens(Kind kind, String why) {
        return new Row(kind, "", Row::open, why, NOT_BUILT);
    }

    static Row refused(Kind kind, String why) {
        return new Row(kind, "", Row::open, why, why);
    }

    private static void open(Kind kind) throws IOException {
        kind.open().close();
    }

    boolean exchanges() {
        return only.isEmpty();
    }

    /// What the documents call it.
    String name() {
        var protocol = kind.protocol.toString();
        return kind.family
                + " "
                + kind.type
                + (protocol.equals("0") ? "" : " " + protocol)
                + (what.isEmpty() ? "" : " " + what);
    }
}
