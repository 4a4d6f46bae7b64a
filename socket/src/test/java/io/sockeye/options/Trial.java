package io.sockeye.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.ReadOnlyOption;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SocketOption;
import io.sockeye.option.WritableOption;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/// How one option is tried on a real socket.
@FunctionalInterface
interface Trial {
    /// What came of it.
    enum Outcome {
        ROUND_TRIP("set and read back"),
        READ("read"),
        EFFECT("seen by what it does"),
        REFUSED("refused by this kernel");

        final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    Outcome on(Object option) throws Exception;

    /// A default, another value than that, set, read back.
    static Trial roundTrip(Place place, Object set, Object read) {
        return option -> {
            try (var socket = place.open()) {
                return roundTrip(socket, (SocketOption<?>) option, set, read);
            }
        };
    }

    static Trial roundTrip(Place place, Object value) {
        return roundTrip(place, value, value);
    }

    /// The opposite of a flag, or a number that is higher by one.
    static Trial other(Place place) {
        return option -> {
            var both = (SocketOption<?>) option;
            try (var socket = place.open()) {
                Object value = otherThan(socket.get(both));
                return roundTrip(socket, both, value, value);
            }
        };
    }

    private static Object otherThan(Object before) {
        return switch (before) {
            case Boolean flag -> !flag;
            case Integer number -> number + 1;
            case Duration time -> time.dividedBy(2).plusMillis(1);
            default -> throw new AssertionError("say what else to set than " + before);
        };
    }

    private static <T> Outcome roundTrip(
            Socket socket, SocketOption<T> option, Object set, Object read) throws Exception {
        @SuppressWarnings("unchecked")
        T value = (T) set;
        assertThat((Object) value).as("another value").isNotEqualTo(socket.get(option));
        socket.set(option, value);
        assertThat((Object) socket.get(option)).isEqualTo(read);
        return Outcome.ROUND_TRIP;
    }

    /// What a socket answers that nothing has been done to.
    static Trial reads(Place place, Object expected) {
        return option -> {
            try (var socket = place.open()) {
                Object value = socket.get((ReadableOption<?>) option);
                assertThat(value).isEqualTo(expected);
                return Outcome.READ;
            }
        };
    }

    /// What the end of a connection answers that connected.
    static <T> Trial readsConnected(Place place, Predicate<T> expected) {
        return option -> {
            try (var ends = place.connected()) {
                @SuppressWarnings("unchecked")
                T value = ends.client().get((ReadableOption<T>) option);
                assertThat(expected.test(value)).as("%s", value).isTrue();
                return Outcome.READ;
            }
        };
    }

    /// A story of its own, which sees what the option does.
    static Trial effect(Story story) {
        return _ -> {
            story.tell();
            return Outcome.EFFECT;
        };
    }

    /// A story of its own, which sees it on the ends of a connection.
    static Trial effect(Place place, Scene scene) {
        return _ -> {
            try (var ends = place.connected()) {
                scene.play(ends.client(), ends.server());
            }
            return Outcome.EFFECT;
        };
    }

    /// What some kernels cannot do: then with this errno, and for this reason.
    default Trial unless(String reason, Errno... errnos) {
        return option -> {
            try {
                return on(option);
            } catch (ErrnoException e) {
                if (!Set.of(errnos).contains(e.errno())) throw e;
                Report.refused(option, e.errno(), reason);
                return Outcome.REFUSED;
            }
        };
    }

    /// Sets or reads, and sees that the kernel got what it was to get: the answer is its errno.
    static Trial refused(Place place, Object value, String reason, Errno... errnos) {
        return option -> {
            try (var socket = place.open()) {
                if (option instanceof ReadOnlyOption<?> readable) socket.get(readable);
                else set(socket, (WritableOption<?>) option, value);
                throw new AssertionError(option + " is not refused: this kernel can do more");
            } catch (ErrnoException e) {
                if (!Set.of(errnos).contains(e.errno())) throw e;
                Report.refused(option, e.errno(), reason);
                return Outcome.REFUSED;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> void set(Socket socket, WritableOption<T> option, Object value)
            throws Exception {
        socket.set(option, (T) value);
    }

    @FunctionalInterface
    interface Story {
        void tell() throws Exception;
    }

    @FunctionalInterface
    interface Scene {
        void play(Socket client, Socket server) throws Exception;
    }
}
