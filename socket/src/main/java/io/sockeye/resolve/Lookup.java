package io.sockeye.resolve;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Offload;
import io.sockeye.internal.sys.SysErrno;
import io.sockeye.internal.sys.SysNetdb;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.Arrays;
import java.util.List;

/// A question to one of the databases of `<netdb.h>` by its function `…_r`, which is thread-safe: it writes into memory of ours.
///
/// @param <T> what the answer is read as
/// @param pool where it is asked
/// @param what for the text of a failure
/// @param struct of an entry
/// @param call the function
/// @param reader reads the entry while its memory lives
/// @param none makes the exception for no entry
record Lookup<T>(
        Offload pool, String what, StructLayout struct, Call call, Reader<T> reader, None none) {
    private static final long FIRST_BUFFER = 1024;
    private static final long LARGEST_BUFFER = 4 << 20;

    /// Calls C.
    interface Call {
        /// @return 0 or an errno
        int apply(Arena arena, MemorySegment errno, SysNetdb.Answer answer);
    }

    /// Reads what C has found.
    interface Reader<T> {
        T read(MemorySegment entry);
    }

    /// Says that C has found nothing.
    interface None {
        IOException exception(int errno, int hErrno);
    }

    /// Asks where waiting holds no carrier.
    T ask() throws IOException {
        return NameService.ask(pool, "looking up " + what, Deadline.NEVER, this::answer);
    }

    private T answer() throws IOException {
        try (var arena = NativeMemory.confined()) {
            var errno = arena.allocate(8, 8);
            var entry = arena.allocate(struct);
            var result = arena.allocate(JAVA_LONG);
            var hErrno = arena.allocate(JAVA_INT);
            for (long size = FIRST_BUFFER; ; size *= 4) {
                // The lists of pointers begin where the buffer does.
                var buffer = arena.allocate(size, JAVA_LONG.byteAlignment());
                var answer = new SysNetdb.Answer(entry, buffer, result, hErrno);
                int status = call.apply(arena, errno, answer);
                if (status == SysErrno.ERANGE && size < LARGEST_BUFFER) continue;
                if (status == 0 && answer.isFound()) return reader.read(entry);
                throw none.exception(status, hErrno.get(JAVA_INT, 0));
            }
        }
    }

    /// The text that a member of a struct points at.
    static String text(MemorySegment entry, long member) {
        return SysNetdb.text(entry.get(JAVA_LONG, member));
    }

    /// The texts that a member of a struct points at, a list of C.
    static List<String> texts(MemorySegment entry, long member) {
        return Arrays.stream(SysNetdb.pointers(entry.get(JAVA_LONG, member)))
                .mapToObj(SysNetdb::text)
                .toList();
    }

    /// Not found, or not even looked for: services(5) and protocols(5) may be absent.
    static IOException noEntry(String what, String call, int errno) {
        return errno == 0 || errno == SysErrno.ENOENT
                ? new NoEntryException("this machine knows no " + what)
                : NameService.refusal(call, errno);
    }
}
