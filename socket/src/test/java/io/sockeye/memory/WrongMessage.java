package io.sockeye.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.Iovec;
import io.sockeye.internal.sys.SysSocket.Msghdr;
import io.sockeye.testing.GuardPages;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// The controls: a message done wrongly on purpose, whose iovec alone has the memory for the bytes. A pointer keeps nothing alive.
final class WrongMessage implements AutoCloseable {
    private static final int SIZE = 10;
    private static final int COLLECTIONS = 2;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment errno = arena.allocate(8, 8);
    private final MemorySegment vector = arena.allocate(Iovec.LAYOUT);
    private final MemorySegment header = arena.allocate(Msghdr.LAYOUT);

    private WrongMessage(Supplier<MemorySegment> memory) {
        pointTo(memory);
        header.set(JAVA_LONG, Msghdr.MSG_IOV, vector.address());
        header.set(JAVA_LONG, Msghdr.MSG_IOVLEN, 1);
    }

    /// In a method of its own: when it has returned, no frame has the segment.
    private void pointTo(Supplier<MemorySegment> memory) {
        vector.set(JAVA_LONG, Iovec.IOV_BASE, memory.get().address());
        vector.set(JAVA_LONG, Iovec.IOV_LEN, SIZE);
    }

    @Override
    public void close() {
        arena.close();
    }

    /// The memory is freed while recvmsg(2) has it.
    static void isFreedWhileItBlocks() throws Exception {
        var freed = new AtomicBoolean();
        try (var pair = Socket.pair();
                var message = new WrongMessage(() -> Freed.tracked(freed))) {
            var receiver = message.receiver(pair.first());
            long deadline = System.nanoTime() + PATIENCE;
            while (!freed.get()) {
                if (System.nanoTime() > deadline)
                    throw new AssertionError("it is not freed: nothing would be seen");
                Thread.onSpinWait();
            }
            if (receiver.task().isDone()) throw new AssertionError("recvmsg did not block");
            pair.second().sendAll(new byte[SIZE]);
            if (receiver.result() != SIZE) throw new AssertionError("recvmsg");
        }
    }

    /// Where freed memory is without access, recvmsg(2) cannot write to it.
    static void cannotReceive() throws Exception {
        try (var pair = Socket.pair();
                var message = new WrongMessage(WrongMessage::guarded)) {
            var receiver = message.receiver(pair.first());
            awaitCollections();
            pair.second().sendAll(new byte[SIZE]);
            faults(receiver.result());
        }
    }

    /// Nor can sendmsg(2) read from it.
    static void cannotSend() throws Exception {
        try (var pair = Socket.pair();
                var message = new WrongMessage(WrongMessage::guarded)) {
            long deadline = System.nanoTime() + PATIENCE;
            int fd = pair.first().fileno();
            long result;
            do { // for as long as it is not freed it is sent
                awaitCollections();
                result = SysSocket.sendmsg(message.errno, fd, message.header, 0);
            } while (result >= 0 && System.nanoTime() < deadline);
            faults(result);
        }
    }

    private static MemorySegment guarded() {
        return new GuardPages().apply(Arena.ofAuto()).allocate(SIZE).fill((byte) 1);
    }

    private static void faults(long result) {
        if (result != -Errno.EFAULT.number())
            throw new AssertionError("answers " + result + ": nothing would be seen");
    }

    /// After the second one has ended the cleaner of the first has run: it is what the memory of a third one waits for.
    private static void awaitCollections() {
        var third = new AtomicBoolean();
        int enough = Freed.collections + COLLECTIONS;
        while (Freed.collections < enough) Thread.onSpinWait();
        forget(third);
        long deadline = System.nanoTime() + PATIENCE;
        while (!third.get() && System.nanoTime() < deadline) Thread.onSpinWait();
    }

    private static void forget(AtomicBoolean freed) {
        if (Freed.tracked(freed).get(JAVA_BYTE, 0) != 0) throw new AssertionError("not ours");
    }

    private ThreadKind.Running<Long> receiver(Socket socket) {
        int fd = socket.fileno();
        var receiver = ThreadKind.PLATFORM.start(() -> SysSocket.recvmsg(errno, fd, header, 0));
        while (!isIn(receiver.thread(), "recvmsg")) Thread.onSpinWait();
        return receiver;
    }

    private static boolean isIn(Thread thread, String method) {
        for (var frame : thread.getStackTrace())
            if (frame.getMethodName().equals(method)) return true;
        return false;
    }
}
