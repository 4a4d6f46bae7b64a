package io.sockeye.input;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.SocketPair;
import io.sockeye.testing.GuardPages;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Memory of a user, of each kind of arena, closed at the worst moment, for each verb that takes any: the call succeeds or says what
/// is wrong with the memory. The kernel never gets what is freed (there it would find pages without access and say EFAULT), and what
/// a receiver could not take is there for the next.
@ExtendWith(NoLeaks.class)
@Timeout(60)
@SuppressWarnings("MustBeClosedChecker") // when an arena is closed is what these tests are about
class ClosedArenaTest {
    /// Each verb on both kinds of threads.
    static Stream<Arguments> verbs() {
        return Stream.of(ThreadKind.values())
                .flatMap(
                        kind -> Stream.of(DataVerb.values()).map(verb -> Arguments.of(kind, verb)));
    }

    static Stream<Arguments> waitingVerbs() {
        return verbs().filter(row -> ((DataVerb) row.get()[1]).waits);
    }

    private static Arena guarded(Arena arena) {
        return new GuardPages().apply(arena);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void memoryThatNobodyClosesIsTaken(ThreadKind kind, DataVerb verb) throws Exception {
        try (var pair = verb.sockets();
                var shared = guarded(Arena.ofShared())) {
            var arenas = List.of(Arena.global(), guarded(Arena.ofAuto()), shared);
            for (var arena : arenas) {
                var memory = verb.memory(arena);
                finish(kind.start(() -> verb.call(pair.first(), memory)), verb, pair);
            }
            var array = MemorySegment.ofArray(verb.memory(shared).toArray(JAVA_BYTE));
            finish(kind.start(() -> verb.call(pair.first(), array)), verb, pair);
            finish(
                    kind.start(() -> {
                        try (var confined = guarded(Arena.ofConfined())) {
                            return verb.call(pair.first(), verb.memory(confined));
                        }
                    }),
                    verb,
                    pair);
        }
    }

    /// Does the peer's part until the call succeeds.
    private static void finish(ThreadKind.Running<?> call, DataVerb verb, SocketPair pair)
            throws Exception {
        while (!call.task().isDone()) verb.goOn(pair);
        call.result();
        verb.takeAll(pair);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void anArenaClosedBeforeIsRefused(ThreadKind kind, DataVerb verb) throws Exception {
        try (var pair = verb.sockets()) {
            verb.letPass(pair);
            var shared = guarded(Arena.ofShared());
            var memory = verb.memory(shared);
            shared.close();
            refused(kind.start(() -> verb.call(pair.first(), memory)).failure());
            refused(
                    kind.start(
                                    () -> {
                                        var confined = guarded(Arena.ofConfined());
                                        var own = verb.memory(confined);
                                        confined.close();
                                        return verb.call(pair.first(), own);
                                    })
                            .failure());
            verb.nothingIsLost(pair);
        }
    }

    private static void refused(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aConfinedArenaOfAnotherThreadIsRefused(ThreadKind kind, DataVerb verb) throws Exception {
        try (var pair = verb.sockets();
                var arena = guarded(Arena.ofConfined())) {
            var memory = verb.memory(arena);
            verb.letPass(pair);
            assertThat(kind.start(() -> verb.call(pair.first(), memory)).failure())
                    .isInstanceOf(WrongThreadException.class);
            verb.nothingIsLost(pair);
        }
    }

    @ParameterizedTest
    @MethodSource("waitingVerbs")
    void anArenaClosedWhileItWaits(ThreadKind kind, DataVerb verb) throws Exception {
        for (int round = 0; round < 5; round++) {
            try (var pair = verb.sockets()) {
                verb.holdUp(pair);
                var arena = guarded(Arena.ofShared());
                var memory = verb.memory(arena);
                var call = kind.start(() -> verb.call(pair.first(), memory)).awaitWaiting();
                close(arena);
                verb.letPass(pair);
                if (verb.copiesFirst) call.result();
                else refused(call.failure());
                verb.nothingIsLost(pair);
            }
        }
    }

    /// Refused for as long as a call of the kernel has the memory, which is never long.
    private static void close(Arena arena) {
        while (true) {
            try {
                arena.close();
                return;
            } catch (IllegalStateException inTheCall) {
                Thread.onSpinWait();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("waitingVerbs")
    void anArenaThatOthersMayNotCloseStaysWhileItWaits(ThreadKind kind, DataVerb verb)
            throws Exception {
        try (var pair = verb.sockets()) {
            verb.holdUp(pair);
            var known = new AtomicReference<Arena>();
            var call =
                    kind.start(() -> {
                        try (var arena = guarded(Arena.ofConfined())) {
                            known.set(arena);
                            return verb.call(pair.first(), verb.memory(arena));
                        }
                    });
            call.awaitWaiting();
            assertThatThrownBy(known.get()::close).isInstanceOf(WrongThreadException.class);
            finish(call, verb, pair);
        }
    }

    /// One part is done, and the rest is waited for.
    @ParameterizedTest
    @MethodSource("waitingVerbs")
    void anArenaClosedBetweenTwoTries(ThreadKind kind, DataVerb verb) throws Exception {
        if (!verb.hasParts) return;
        try (var pair = verb.sockets()) {
            var arena = guarded(Arena.ofShared());
            var memory = verb.memory(arena);
            var call = kind.start(() -> verb.call(pair.first(), memory)).awaitWaiting();
            verb.letPassAPart(pair);
            call.awaitWaiting();
            close(arena);
            verb.letPass(pair);
            refused(call.failure());
        }
    }
}
