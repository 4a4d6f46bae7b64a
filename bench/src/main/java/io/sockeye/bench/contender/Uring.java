package io.sockeye.bench.contender;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// io_uring(7), as much of it as an echo server needs: an experiment, and no part of the library.
///
/// One ring, used by the thread that makes it, and a ring of buffers from which the kernel takes what it receives into. The offsets are
/// those of `<linux/io_uring.h>`, which are the same on all machines of 64 bits.
final class Uring {
    static final int ACCEPT = 0;
    static final int RECV = 1;
    static final int SEND = 2;

    /// Of a completion's flags: the kernel goes on with what it was asked for.
    static final int MORE = 1 << 1;

    /// A buffer for each connection that may have a request under way.
    private static final int BUFFERS = 16 * 1024;

    private static final int BUFFER = 256;
    private static final int ENTRIES = 4096;
    private static final int COMPLETIONS = 32 * 1024;

    private static final int SYS_SETUP = 425;
    private static final int SYS_ENTER = 426;
    private static final int SYS_REGISTER = 427;
    private static final int REGISTER_PBUF_RING = 22;
    private static final int SETUP_CQSIZE = 1 << 3;
    private static final int SETUP_SINGLE_ISSUER = 1 << 12;
    private static final int SETUP_DEFER_TASKRUN = 1 << 13;
    private static final int ENTER_GETEVENTS = 1;
    private static final long OFF_SQES = 0x10000000L;

    private static final int OP_ACCEPT = 13;
    private static final int OP_SEND = 26;
    private static final int OP_RECV = 27;
    private static final short ACCEPT_MULTISHOT = 1;
    private static final short RECV_MULTISHOT = 1 << 1;
    private static final byte SQE_BUFFER_SELECT = 1 << 5;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_WAITALL = 0x100;
    private static final int MSG_NOSIGNAL = 0x4000;

    private static final int SQE = 64;
    private static final int CQE = 16;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED_POPULATE = 0x8001;

    private static final VarHandle INT = JAVA_INT.varHandle();
    private static final VarHandle SHORT = JAVA_SHORT.varHandle();
    private static final MemorySegment ERRNO = Arena.global().allocate(4, 4);
    private static final MethodHandle SYSCALL = link();

    private final int fd;
    private final MemorySegment rings;
    private final MemorySegment sqes;
    private final MemorySegment pool = Arena.global().allocate((long) BUFFERS * CQE, 4096);
    private final MemorySegment buffers = Arena.global().allocate((long) BUFFERS * BUFFER, 4096);
    private final int sqTail;
    private final int sqMask;
    private final int cqHead;
    private final int cqTail;
    private final int cqMask;
    private final int cqes;
    private int toSubmit;
    private short poolTail;

    /// Who is told what has been done.
    interface Completion {
        void done(int what, int fd, int id, int result, int flags) throws IOException;
    }

    Uring() throws IOException {
        var params = Arena.global().allocate(120, 8);
        params.set(JAVA_INT, 4, COMPLETIONS);
        params.set(JAVA_INT, 8, SETUP_CQSIZE | SETUP_SINGLE_ISSUER | SETUP_DEFER_TASKRUN);
        fd = (int) call("io_uring_setup", SYS_SETUP, ENTRIES, params.address(), 0, 0);
        int entries = params.get(JAVA_INT, 0);
        int completions = params.get(JAVA_INT, 4);
        sqTail = params.get(JAVA_INT, 44);
        int array = params.get(JAVA_INT, 64);
        cqHead = params.get(JAVA_INT, 80);
        cqTail = params.get(JAVA_INT, 84);
        cqes = params.get(JAVA_INT, 100);
        sqMask = entries - 1;
        cqMask = completions - 1;
        rings = map(cqes + (long) completions * CQE + entries * 4L, 0);
        sqes = map((long) entries * SQE, OFF_SQES);
        for (int i = 0; i < entries; i++) rings.set(JAVA_INT, array + i * 4L, i);
        var registration = Arena.global().allocate(40, 8);
        registration.set(JAVA_LONG, 0, pool.address());
        registration.set(JAVA_INT, 8, BUFFERS);
        call("PBUF_RING", SYS_REGISTER, fd, REGISTER_PBUF_RING, registration.address(), 1);
        for (int id = 0; id < BUFFERS; id++) give(id);
        publish();
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        JAVA_LONG),
                Linker.Option.firstVariadicArg(1),
                Linker.Option.captureCallState("errno"));
    }

    private static long call(String name, long number, long a, long b, long c, long d)
            throws IOException {
        return call(name, number, a, b, c, d, 0, 0);
    }

    private static long call(
            String name, long number, long a, long b, long c, long d, long e, long f)
            throws IOException {
        long result;
        try {
            result = (long) SYSCALL.invokeExact(ERRNO, number, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
        if (result < 0) throw new IOException(name + ": errno " + ERRNO.get(JAVA_INT, 0));
        return result;
    }

    @SuppressWarnings("restricted")
    private MemorySegment map(long size, long offset) throws IOException {
        long address = call("mmap", 9, 0, size, PROT_READ_WRITE, MAP_SHARED_POPULATE, fd, offset);
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /// Gives a buffer back to the kernel, with the next [#publish()].
    void give(int id) {
        long slot = (long) (Short.toUnsignedInt(poolTail++) & (BUFFERS - 1)) * CQE;
        pool.set(JAVA_LONG, slot, buffers.address() + (long) id * BUFFER);
        pool.set(JAVA_INT, slot + 8, BUFFER);
        pool.set(JAVA_SHORT, slot + 12, (short) id);
    }

    private void publish() {
        SHORT.setRelease(pool, 14L, poolTail);
    }

    /// Asks for connections, until [#MORE] is missing.
    void accept(int listener) throws IOException {
        long sqe = ask(OP_ACCEPT, ACCEPT, listener, 0);
        sqes.set(JAVA_SHORT, sqe + 2, ACCEPT_MULTISHOT);
        sqes.set(JAVA_INT, sqe + 28, SOCK_CLOEXEC);
        submitLater();
    }

    /// Asks for whatever comes, until [#MORE] is missing.
    void receive(int connection) throws IOException {
        long sqe = ask(OP_RECV, RECV, connection, 0);
        sqes.set(JAVA_BYTE, sqe + 1, SQE_BUFFER_SELECT);
        sqes.set(JAVA_SHORT, sqe + 2, RECV_MULTISHOT);
        submitLater();
    }

    /// Sends what has come into a buffer.
    void send(int connection, int id, int length) throws IOException {
        long sqe = ask(OP_SEND, SEND, connection, id);
        sqes.set(JAVA_LONG, sqe + 16, buffers.address() + (long) id * BUFFER);
        sqes.set(JAVA_INT, sqe + 24, length);
        sqes.set(JAVA_INT, sqe + 28, MSG_NOSIGNAL | MSG_WAITALL);
        submitLater();
    }

    private long ask(int operation, int what, int about, int id) throws IOException {
        if (toSubmit > sqMask) enter(0);
        long sqe = (long) (rings.get(JAVA_INT, sqTail) & sqMask) * SQE;
        sqes.asSlice(sqe, SQE).fill((byte) 0);
        sqes.set(JAVA_BYTE, sqe, (byte) operation);
        sqes.set(JAVA_INT, sqe + 4, about);
        sqes.set(JAVA_LONG, sqe + 32, (long) what << 56 | (long) id << 32 | about);
        return sqe;
    }

    private void submitLater() {
        INT.setRelease(rings, (long) sqTail, rings.get(JAVA_INT, sqTail) + 1);
        toSubmit++;
    }

    private void enter(int wanted) throws IOException {
        toSubmit -=
                (int)
                        call(
                                "io_uring_enter",
                                SYS_ENTER,
                                fd,
                                toSubmit,
                                wanted,
                                ENTER_GETEVENTS,
                                0,
                                0);
    }

    /// Submits what was asked for, waits until something has been done, and tells all of it.
    void turn(Completion completion) throws IOException {
        enter(1);
        int head = rings.get(JAVA_INT, cqHead);
        int tail = (int) INT.getAcquire(rings, (long) cqTail);
        for (; head != tail; head++) tell(cqes + (long) (head & cqMask) * CQE, completion);
        INT.setRelease(rings, (long) cqHead, head);
        publish();
    }

    private void tell(long cqe, Completion completion) throws IOException {
        long data = rings.get(JAVA_LONG, cqe);
        int flags = rings.get(JAVA_INT, cqe + 12);
        int what = (int) (data >>> 56);
        int id = what == RECV ? flags >>> 16 : (int) (data >>> 32) & 0xffff;
        completion.done(what, (int) data, id, rings.get(JAVA_INT, cqe + 8), flags);
    }

    /// Closes a connection, of which nothing is asked any more.
    void close(int connection) throws IOException {
        call("close", 3, connection, 0, 0, 0);
    }
}
