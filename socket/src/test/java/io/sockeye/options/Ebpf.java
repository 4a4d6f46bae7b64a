package io.sockeye.options;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.descriptor.OwnedDescriptor;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.HexFormat;

/// A program for the kernel, loaded by bpf(2), which the library does not call.
final class Ebpf {
    private static final int BPF_PROG_LOAD = 5;
    private static final int BPF_PROG_TYPE_SOCKET_FILTER = 1;
    private static final int ATTRIBUTES = 128;

    private Ebpf() {}

    /// `r0 = value; exit`.
    @SuppressWarnings("restricted")
    static OwnedDescriptor socketFilter(int value) throws Exception {
        var linker = Linker.nativeLinker();
        var syscall =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("syscall"),
                        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
                        Linker.Option.firstVariadicArg(1));
        try (var arena = Arena.ofConfined()) {
            byte[] code = HexFormat.of().parseHex("b700000000000000" + "9500000000000000");
            code[4] = (byte) value;
            var program = arena.allocateFrom(JAVA_LONG, 0, 0);
            program.copyFrom(java.lang.foreign.MemorySegment.ofArray(code));
            var attributes = arena.allocate(ATTRIBUTES, 8);
            attributes.set(JAVA_INT, 0, BPF_PROG_TYPE_SOCKET_FILTER);
            attributes.set(JAVA_INT, 4, 2); // instructions
            attributes.set(JAVA_LONG, 8, program.address());
            attributes.set(JAVA_LONG, 16, arena.allocateFrom("GPL").address());
            long fd =
                    (long)
                            call(
                                    syscall,
                                    number(),
                                    BPF_PROG_LOAD,
                                    attributes,
                                    (int) attributes.byteSize());
            if (fd < 0) throw new AssertionError("bpf(2) refused a program: run as root");
            return OwnedDescriptor.adopt((int) fd);
        }
    }

    private static Object call(java.lang.invoke.MethodHandle handle, Object... arguments)
            throws Exception {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /// `__NR_bpf`: 280 wherever system calls have the generic numbers.
    private static long number() {
        return System.getProperty("os.arch").equals("amd64") ? 321 : 280;
    }
}
