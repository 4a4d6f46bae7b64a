package io.sockeye.input;

import io.sockeye.SocketPair;
import io.sockeye.testing.GuardPages;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Arenas of users that are closed by another thread at any moment of a call: the call has the memory to its end, or is told that it
/// is gone. In a process of its own, which an access to freed memory would end.
@SuppressWarnings("MustBeClosedChecker") // when an arena is closed is what this is about
final class ClosingProgram {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final int LONGEST_SPIN = 2_000;

    private static int done;
    private static int refused;
    private static int heldUp;

    private ClosingProgram() {}

    /// @param arguments how many rounds of each verb on each kind of thread
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        for (var verb : DataVerb.values()) {
            for (var kind : ThreadKind.values()) {
                var random = new Random(verb.ordinal());
                done = refused = heldUp = 0;
                try (var pair = verb.sockets()) {
                    for (int round = 0; round < rounds; round++) race(kind, verb, pair, random);
                }
                System.out.printf(
                        "%s %s: %d done, %d refused, %d times in the call%n",
                        verb, kind, done, refused, heldUp);
            }
        }
        if (!GuardPages.damages().isEmpty()) throw new AssertionError(GuardPages.damages());
        System.exit(0);
    }

    private static void race(ThreadKind kind, DataVerb verb, SocketPair pair, Random random)
            throws Exception {
        var arena = new GuardPages().apply(Arena.ofShared());
        var memory = verb.memory(arena);
        var call = kind.start(() -> answers(verb, pair, memory));
        spin(random);
        var closer = ThreadKind.PLATFORM.start(() -> close(arena));
        spin(random);
        long deadline = System.nanoTime() + PATIENCE;
        while (!call.task().isDone()) {
            verb.goOn(pair);
            if (System.nanoTime() > deadline) throw new AssertionError(verb + " hangs on " + kind);
        }
        if (call.result()) done++;
        else refused++;
        if (closer.result()) heldUp++;
        verb.takeAll(pair);
    }

    private static boolean answers(DataVerb verb, SocketPair pair, MemorySegment memory)
            throws Exception {
        try {
            verb.call(pair.first(), memory);
            return true;
        } catch (IllegalStateException gone) {
            if (!String.valueOf(gone.getMessage()).contains("closed")) throw gone;
            return false;
        }
    }

    /// Answers whether a call had the memory.
    private static boolean close(Arena arena) {
        boolean inTheCall = false;
        while (true) {
            try {
                arena.close();
                return inTheCall;
            } catch (IllegalStateException acquired) {
                inTheCall = true;
                Thread.onSpinWait();
            }
        }
    }

    private static void spin(Random random) {
        for (int i = random.nextInt(LONGEST_SPIN); i > 0; i--) Thread.onSpinWait();
    }
}
