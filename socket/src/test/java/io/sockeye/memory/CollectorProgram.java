package io.sockeye.memory;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.sockeye.Message;
import io.sockeye.MessageBatch;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.resolve.NameInfoFlags;
import io.sockeye.resolve.Resolver;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// Calls whose structs hold pointers, and calls on memory of users that nobody else knows, while the garbage collector runs without a
/// pause. What arrives is compared byte by byte.
final class CollectorProgram {
    private static final int SIZE = 3000;
    private static final int MANY = 100;
    private static final int SOME = 20;

    private static final Random RANDOM = new Random(7);
    private static final TreeMap<String, Integer> COUNTS = new TreeMap<>();

    private static volatile Object garbage = "";

    private CollectorProgram() {}

    /// One call and its counterpart.
    private interface Round {
        void run(SocketPair pair) throws Exception;
    }

    /// @param arguments how many milliseconds
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(CollectorProgram::collect);
        WrongMessage.isFreedWhileItBlocks();
        WrongMessage.cannotReceive();
        WrongMessage.cannotSend();
        System.out.println(
                "controls: freed while recvmsg(2) has it, EFAULT in recvmsg and sendmsg");
        for (var kind : ThreadKind.values()) Freed.neverWhileOursBlock(kind);
        System.out.println("ours: kept while they block");

        long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000;
        var file = Files.createTempFile("sockeye", null);
        try (var stream = Socket.pair(AF_UNIX, SOCK_STREAM);
                var datagrams = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            while (System.nanoTime() < end) {
                for (var kind : ThreadKind.values()) {
                    round(kind, MANY, "sendmsg recvmsg", datagrams, CollectorProgram::messages);
                    round(kind, MANY, "sendmmsg recvmmsg", datagrams, CollectorProgram::batch);
                    round(kind, MANY, "send recv", stream, CollectorProgram::segments);
                    round(kind, SOME, "sendfile", stream, pair -> file(pair, file));
                    round(
                            kind,
                            SOME,
                            "setsockopt of a filter",
                            datagrams,
                            CollectorProgram::filter);
                    round(kind, SOME, "getaddrinfo getnameinfo", stream, _ -> addresses());
                    // What waits has to wait for the collector too.
                    round(
                            kind,
                            2,
                            "recvmsg blocked",
                            datagrams,
                            pair -> blockedMessage(kind, pair));
                    round(kind, 2, "recv blocked", stream, pair -> blockedSegment(kind, pair));
                }
            }
        } finally {
            Files.delete(file);
        }
        System.out.println("rounds: " + COUNTS);
        System.exit(0);
    }

    /// As much of the time as it leaves to the others, who stand still meanwhile.
    private static void collect() {
        while (true) {
            long start = System.nanoTime();
            System.gc();
            Freed.collections++;
            for (int i = 0; i < 100; i++) garbage = new byte[20_000];
            LockSupport.parkNanos(System.nanoTime() - start);
        }
    }

    private static void round(ThreadKind kind, int times, String name, SocketPair pair, Round round)
            throws Exception {
        kind.call(() -> {
            for (int i = 0; i < times; i++) round.run(pair);
            return null;
        });
        COUNTS.merge(name, times, Integer::sum);
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[SIZE];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// A buffer of memory that the collector frees when nobody knows it.
    private static ByteBuffer direct(byte[] bytes, int from, int to) {
        return ByteBuffer.allocateDirect(to - from).put(bytes, from, to - from).flip();
    }

    private static MemorySegment automatic(byte[] bytes) {
        return Arena.ofAuto().allocate(SIZE).copyFrom(MemorySegment.ofArray(bytes));
    }

    private static void same(byte[] expected, byte[] actual) {
        if (!Arrays.equals(expected, actual))
            throw new AssertionError("other bytes came than were sent");
    }

    private static void messages(SocketPair pair) throws Exception {
        byte[] bytes = bytes();
        var message = Message.of(direct(bytes, 0, 1000), direct(bytes, 1000, SIZE));
        pair.first()
                .sendMessage(
                        message.with(new PassedDescriptors(List.of(pair.first(), pair.second()))));
        try (var received = pair.second().recvMessage(SIZE, 256, MessageFlags.of(0))) {
            same(bytes, received.data());
            if (!(received.control().getFirst() instanceof PassedDescriptors passed)
                    || passed.descriptors().size() != 2) throw new AssertionError("descriptors");
        }
        pair.first().sendMessage(Message.of(direct(bytes, 0, SIZE)));
        var first = ByteBuffer.allocateDirect(999);
        var second = ByteBuffer.allocateDirect(SIZE);
        pair.second().recvMessageInto(List.of(first, second), 0, MessageFlags.of(0)).close();
        byte[] joined = new byte[SIZE];
        first.flip().get(joined, 0, 999);
        second.flip().get(joined, 999, SIZE - 999);
        same(bytes, joined);
    }

    private static void batch(SocketPair pair) throws Exception {
        byte[] bytes = bytes();
        try (var batch = MessageBatch.allocate(3, 1000)) {
            for (int i = 0; i < 3; i++) {
                batch.segment(i).copyFrom(MemorySegment.ofArray(bytes).asSlice(i * 1000L, 1000));
                batch.set(i, 1000, SocketAddress.none());
            }
            if (pair.first().sendMessages(batch) != 3) throw new AssertionError("sendmmsg");
            if (pair.second().recvMessages(batch) != 3) throw new AssertionError("recvmmsg");
            byte[] joined = new byte[SIZE];
            for (int i = 0; i < 3; i++)
                MemorySegment.copy(batch.segment(i), JAVA_BYTE, 0, joined, i * 1000, 1000);
            same(bytes, joined);
        }
    }

    private static void blockedMessage(ThreadKind kind, SocketPair pair) throws Exception {
        byte[] bytes = bytes();
        var receiver =
                kind.start(() -> pair.second().recvMessage(SIZE, 256, MessageFlags.of(0)))
                        .awaitWaiting();
        pair.first().sendDescriptors(bytes, pair.first());
        try (var received = receiver.result()) {
            same(bytes, received.data());
        }
    }

    private static void segments(SocketPair pair) throws Exception {
        byte[] bytes = bytes();
        pair.first().sendAll(automatic(bytes));
        var room = Arena.ofAuto().allocate(SIZE);
        pair.second().recvExactlyInto(room);
        same(bytes, room.toArray(JAVA_BYTE));
    }

    private static void blockedSegment(ThreadKind kind, SocketPair pair) throws Exception {
        byte[] bytes = bytes();
        var room = Arena.ofAuto().allocate(SIZE);
        var receiver =
                kind.start(() -> {
                    pair.second().recvExactlyInto(room);
                    return null;
                });
        receiver.awaitWaiting();
        pair.first().sendAll(automatic(bytes).asSlice(0, 1000));
        pair.first().sendAll(Arrays.copyOfRange(bytes, 1000, SIZE));
        receiver.result();
        same(bytes, room.toArray(JAVA_BYTE));
    }

    private static void file(SocketPair pair, Path file) throws Exception {
        byte[] bytes = bytes();
        Files.write(file, bytes);
        try (var source = OwnedDescriptor.open(file)) {
            if (pair.first().sendFile(source, 500, SIZE - 500) != SIZE - 500)
                throw new AssertionError("sendfile");
        }
        same(Arrays.copyOfRange(bytes, 500, SIZE), pair.second().recvExactly(SIZE - 500));
    }

    /// A program that cuts datagrams to a length shows that it came to the kernel as it was.
    private static void filter(SocketPair pair) throws Exception {
        int length = 1 + RANDOM.nextInt(SIZE - 1);
        try (var own = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            own.second().set(Filter.SO_ATTACH_FILTER, length);
            own.first().send(new byte[SIZE]);
            int came = own.second().recv(SIZE).length;
            if (came != length) throw new AssertionError(came + " bytes instead of " + length);
        }
    }

    private static void addresses() throws Exception {
        var answers = Resolver.resolve("127.0.0.1", 80);
        for (var answer : answers)
            if (!answer.address().equals(SocketAddress.loopback(80)))
                throw new AssertionError(answers.toString());
        var name = Resolver.name(SocketAddress.loopback(80), NameInfoFlags.NI_NUMERICHOST);
        if (!name.host().equals("127.0.0.1")) throw new AssertionError(name.toString());
    }
}
