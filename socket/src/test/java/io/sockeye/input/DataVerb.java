package io.sockeye.input;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.address.SocketAddress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The verbs that take a user's memory: what they do with it on the first socket of a pair, and what the second one has to do for it.
enum DataVerb {
    RECV_INTO(10, (socket, memory) -> socket.recvInto(memory)),
    RECV_FROM_INTO(10, (socket, memory) -> socket.recvFromInto(memory)),
    RECV_EXACTLY_INTO(
            10,
            (socket, memory) -> {
                socket.recvExactlyInto(memory);
                return memory.byteSize();
            }),
    RECV_MESSAGE_INTO(
            10,
            (socket, memory) -> {
                var buffers = List.of(parts(memory));
                try (var message = socket.recvMessageInto(buffers, 0, MessageFlags.of(0))) {
                    return message.count();
                }
            }),
    TRY_RECV_INTO(10, (socket, memory) -> socket.tryRecvInto(memory)),
    SEND(10, (socket, memory) -> socket.send(memory)),
    SEND_TO(10, (socket, memory) -> socket.sendTo(memory, socket.peerAddress())),
    SEND_ALL(
            8 << 20,
            (socket, memory) -> {
                socket.sendAll(memory);
                return memory.byteSize();
            }),
    SEND_MESSAGE(10, (socket, memory) -> socket.sendMessage(Message.of(parts(memory)))),
    TRY_SEND(10, (socket, memory) -> socket.trySend(memory));

    /// Every byte that travels: what has been freed would have others.
    private static final byte CONTENT = 0x5A;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private interface Call {
        Object on(Socket socket, MemorySegment memory) throws Exception;
    }

    final int size;
    private final Call call;
    private final boolean receives = name().contains("RECV");

    /// Whether it may have to wait.
    final boolean waits = !name().startsWith("TRY");

    /// Whether it makes several calls of C.
    final boolean hasParts = name().equals("SEND_ALL") || name().equals("RECV_EXACTLY_INTO");

    /// Whether it has no further use for the memory when it waits.
    final boolean copiesFirst = name().equals("SEND_MESSAGE");

    DataVerb(int size, Call call) {
        this.size = size;
        this.call = call;
    }

    private static ByteBuffer[] parts(MemorySegment memory) {
        return new ByteBuffer[] {
            memory.asSlice(0, 3).asByteBuffer(), memory.asSlice(3).asByteBuffer()
        };
    }

    /// Memory with the bytes that go out, or without those that come in.
    MemorySegment memory(Arena arena) {
        var memory = arena.allocate(size);
        return receives ? memory : memory.fill(CONTENT);
    }

    Object call(Socket socket, MemorySegment memory) throws Exception {
        var answer = call.on(socket, memory);
        boolean came = receives && !answer.equals(Socket.WOULD_BLOCK);
        if (came) assertThat(memory.get(JAVA_BYTE, 0)).isEqualTo(CONTENT);
        return answer;
    }

    /// Two that are connected.
    SocketPair sockets() throws Exception {
        if (this != SEND_TO) return Socket.pair();
        // sendto(2) of a stream takes no address, and of an unnamed peer there is none.
        var name =
                SocketAddress.abstractUnix(
                        "sockeye-" + ProcessHandle.current().pid() + "-" + NAMES.getAndIncrement());
        var second = Socket.open(AF_UNIX, SOCK_DGRAM).bind(name);
        return new SocketPair(Socket.open(AF_UNIX, SOCK_DGRAM).connect(name), second);
    }

    /// Makes the call wait.
    void holdUp(SocketPair pair) throws Exception {
        byte[] data = content(1000);
        if (!receives) while (pair.first().trySend(data, 0, data.length) > 0) continue;
    }

    /// Gives the call what it waits for.
    void letPass(SocketPair pair) throws Exception {
        if (receives) pair.second().sendAll(content(size));
        else takeAll(pair);
    }

    void letPassAPart(SocketPair pair) throws Exception {
        if (receives) pair.second().sendAll(content(1));
        else pair.second().recvExactly(100_000);
    }

    /// Gives the call what it may still wait for, without waiting itself.
    void goOn(SocketPair pair) throws Exception {
        if (receives) pair.second().trySend(content(size), 0, size);
        else takeAll(pair);
    }

    /// Leaves nothing in the sockets, and looks at what there was.
    void takeAll(SocketPair pair) throws Exception {
        byte[] data = new byte[64_000];
        var from = receives ? pair.first() : pair.second();
        int count;
        while ((count = from.tryRecvInto(data, 0, data.length)) >= 0)
            if (!Arrays.equals(data, 0, count, content(count), 0, count))
                throw new AssertionError("other bytes came than were sent");
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, CONTENT);
        return content;
    }

    /// What was there for a call that failed is there still; what it could not send has not gone out.
    void nothingIsLost(SocketPair pair) throws Exception {
        if (receives) assertThat(pair.first().recvExactly(size)).isEqualTo(content(size));
        else if (!copiesFirst)
            assertThat(pair.second().tryRecvInto(new byte[1], 0, 1)).isEqualTo(Socket.WOULD_BLOCK);
    }
}
