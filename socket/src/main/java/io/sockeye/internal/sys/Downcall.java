package io.sockeye.internal.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/// The one place that links: a few shapes through which every C function is called.
///
/// The linker is what a program pays at its start: the first handle costs about 100 ms of CPU, each further shape 12 to 18 ms,
/// a further function of a known shape nothing. So all functions of up to six integer or pointer arguments share a shape. Both
/// calling conventions (System V x86-64, AAPCS64, and the RISC-V one) pass such arguments in registers and leave surplus ones
/// unread; an `int` is the low half of its register, so results of int functions are cast.
public final class Downcall {

    /// Room for the captured errno.
    public static final long CAPTURE_SIZE = 4;

    private static final Linker LINKER = linker();

    private Downcall() {}

    /// All arguments are words; whatever they point at is held by the caller's frame.
    private static final class Words {
        static final MethodHandle CALL =
                link(
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                JAVA_LONG));
    }

    /// getnameinfo(3) has seven arguments and gethostbyaddr_r(3) eight. x86-64 passes what is past six on the stack, which the
    /// caller clears, so that a surplus one is left unread there too.
    private static final class Eight {
        static final MethodHandle CALL =
                link(
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                JAVA_LONG, JAVA_LONG, JAVA_LONG));
    }

    /// The second argument is the data of a user: a segment stays alive, and is checked to be, while the kernel has it.
    private static final class Data {
        static final MethodHandle CALL =
                link(
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                JAVA_LONG));
    }

    /// The second argument is data in the Java heap. The thread counts as one that runs Java meanwhile, so that no collection moves the
    /// data, and none begins before the call returns.
    private static final class Heap {
        static final MethodHandle CALL =
                link(
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                JAVA_LONG),
                        Linker.Option.critical(true));
    }

    private static Linker linker() {
        Abi.require();
        return Linker.nativeLinker();
    }

    /// The address of a function of the C library.
    static MemorySegment find(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new LinkageError("the C library has no function " + name));
    }

    /// Calls a function that returns `int`.
    static int words(
            MemorySegment function,
            MemorySegment errno,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        int result = (int) call(function, errno, a, b, c, d, e, f);
        return result == -1 ? -errno.get(JAVA_INT, 0) : result;
    }

    static int words(MemorySegment function, MemorySegment errno, long a, long b, long c) {
        return words(function, errno, a, b, c, 0, 0, 0);
    }

    /// Calls a function that returns `ssize_t`.
    static long longWords(
            MemorySegment function,
            MemorySegment errno,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        return result(call(function, errno, a, b, c, d, e, f), errno);
    }

    /// Calls a function whose errors are its result, and which leaves errno alone.
    static int plain(
            MemorySegment function,
            MemorySegment errno,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        return (int) call(function, errno, a, b, c, d, e, f);
    }

    /// Calls a function of seven or eight arguments whose errors are its result.
    static int eight(
            MemorySegment function,
            MemorySegment errno,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f,
            long g,
            long h) {
        try {
            return (int) (long) Eight.CALL.invokeExact(function, errno, a, b, c, d, e, f, g, h);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// Calls a function that returns a pointer, of which NULL means that errno says more.
    static long pointer(
            MemorySegment function, MemorySegment errno, long a, long b, long c, long d) {
        long result = call(function, errno, a, b, c, d, 0, 0);
        return result == 0 ? -errno.get(JAVA_INT, 0) : result;
    }

    /// Calls a function that returns `ssize_t` and works on a user's data.
    static long data(
            MemorySegment function,
            MemorySegment errno,
            long a,
            MemorySegment data,
            long c,
            long d,
            long e,
            long f) {
        try {
            return result(
                    (long) Data.CALL.invokeExact(function, errno, a, data, c, d, e, f), errno);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// Like [#data], with data that may lie in the Java heap. Only for calls that do not wait: all of the JVM would wait with them.
    static long heap(
            MemorySegment function,
            MemorySegment errno,
            long a,
            MemorySegment data,
            long c,
            long d) {
        try {
            return result(
                    (long) Heap.CALL.invokeExact(function, errno, a, data, c, d, 0L, 0L), errno);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// Views memory that C has allocated.
    static MemorySegment view(long address, long size) {
        return reinterpret(MemorySegment.ofAddress(address), size);
    }

    /// Views memory that the kernel shares, for as long as a scope lives.
    @SuppressWarnings("restricted")
    static MemorySegment view(long address, long size, Arena arena, Runnable end) {
        return MemorySegment.ofAddress(address).reinterpret(size, arena, _ -> end.run());
    }

    private static long call(
            MemorySegment function,
            MemorySegment errno,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        try {
            return (long) Words.CALL.invokeExact(function, errno, a, b, c, d, e, f);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static long result(long result, MemorySegment errno) {
        return result == -1 ? -errno.get(JAVA_INT, 0) : result;
    }

    @SuppressWarnings("restricted") // the one linking place
    private static MethodHandle link(FunctionDescriptor shape, Linker.Option... further) {
        var options = Arrays.copyOf(further, further.length + 1);
        options[further.length] = Linker.Option.captureCallState("errno");
        try {
            return LINKER.downcallHandle(shape, options);
        } catch (IllegalCallerException denied) {
            var module = Downcall.class.getModule();
            throw new LinkageError(
                    "Sockeye calls the C library, and this JVM denies it: start java with --enable-native-access="
                            + (module.isNamed() ? module.getName() : "ALL-UNNAMED"),
                    denied);
        }
    }

    @SuppressWarnings("restricted")
    private static MemorySegment reinterpret(MemorySegment segment, long size) {
        return segment.reinterpret(size);
    }

    private static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof RuntimeException e) return e;
        if (thrown instanceof Error e) throw e;
        throw new AssertionError(thrown);
    }
}
