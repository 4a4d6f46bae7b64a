package io.sockeye.memory;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Whether the collector frees memory while a call that blocks has it.
final class Freed {
    private static final int SIZE = 1 << 20;
    private static final int WARM = 1_000;
    private static final int COLLECTIONS = 2;

    /// How many there have been: another thread makes them all the time.
    static volatile int collections;

    /// What would be freed stays allocated here: the control must harm nobody.
    private static final MemorySegment REAL = Arena.global().allocate(SIZE);

    private interface Verb {
        void on(Socket socket, MemorySegment memory) throws Exception;
    }

    /// Those that wait for a peer who sends.
    private static final Map<String, Verb> RECEIVING = new LinkedHashMap<>();

    /// Those that wait for a peer who makes room.
    private static final Map<String, Verb> SENDING = new LinkedHashMap<>();

    static {
        RECEIVING.put("recvInto", (socket, memory) -> socket.recvInto(memory.asSlice(0, 10)));
        RECEIVING.put(
                "recvFromInto", (socket, memory) -> socket.recvFromInto(memory.asSlice(0, 10)));
        RECEIVING.put(
                "recvExactlyInto",
                (socket, memory) -> socket.recvExactlyInto(memory.asSlice(0, 10)));
        RECEIVING.put(
                "recvMessageInto",
                (socket, memory) -> {
                    var buffers = List.of(memory.asSlice(0, 10).asByteBuffer());
                    socket.recvMessageInto(buffers, 0, MessageFlags.of(0)).close();
                });
        SENDING.put("send", (socket, memory) -> socket.send(memory.asSlice(0, 10)));
        SENDING.put("sendAll", (socket, memory) -> socket.sendAll(memory.asSlice(0, 10)));
        SENDING.put(
                "sendMessage",
                (socket, memory) ->
                        socket.sendMessage(Message.of(memory.asSlice(0, 10).asByteBuffer())));
    }

    private Freed() {}

    /// Memory that nobody knows but who gets it.
    static MemorySegment tracked(AtomicBoolean freed) {
        return track(REAL.address(), freed);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment track(long address, AtomicBoolean freed) {
        return MemorySegment.ofAddress(address)
                .reinterpret(SIZE, Arena.ofAuto(), _ -> freed.set(true));
    }

    static void neverWhileOursBlock(ThreadKind kind) throws Exception {
        for (var verb : RECEIVING.entrySet()) receiving(kind, verb.getKey(), verb.getValue());
        for (var verb : SENDING.entrySet()) sending(kind, verb.getKey(), verb.getValue());
    }

    private static void receiving(ThreadKind kind, String name, Verb verb) throws Exception {
        try (var pair = Socket.pair()) {
            // In frames that are interpreted whatever was in a variable stays known to the end.
            for (int i = 0; i < WARM; i++) {
                pair.second().sendAll(new byte[10]);
                verb.on(pair.first(), REAL);
            }
            blocked(kind, name, pair, verb, () -> pair.second().sendAll(new byte[10]));
        }
    }

    private static void sending(ThreadKind kind, String name, Verb verb) throws Exception {
        try (var pair = Socket.pair()) {
            for (int i = 0; i < WARM; i++) {
                verb.on(pair.first(), REAL);
                pair.second().recvInto(REAL.asSlice(0, 10));
            }
            while (pair.first().trySend(REAL.asSlice(0, 10)) > 0) continue;
            blocked(kind, name, pair, verb, () -> drain(pair.second()));
        }
    }

    private static void drain(Socket socket) throws Exception {
        while (socket.tryRecvInto(REAL) >= 0) continue;
    }

    private interface Ending {
        void run() throws Exception;
    }

    private static void blocked(
            ThreadKind kind, String name, SocketPair pair, Verb verb, Ending ending)
            throws Exception {
        var freed = new AtomicBoolean();
        var call =
                kind.start(() -> {
                    verb.on(pair.first(), tracked(freed));
                    return null;
                });
        call.awaitWaiting();
        int enough = collections + COLLECTIONS;
        while (collections < enough) Thread.onSpinWait();
        if (freed.get()) throw new AssertionError(name + " of " + kind + " lost its memory");
        if (call.task().isDone()) throw new AssertionError(name + " of " + kind + " did not block");
        ending.run();
        call.result();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!freed.get()) {
            if (System.nanoTime() > deadline)
                throw new AssertionError(name + " of " + kind + " keeps its memory for ever");
            Thread.onSpinWait();
        }
    }
}
