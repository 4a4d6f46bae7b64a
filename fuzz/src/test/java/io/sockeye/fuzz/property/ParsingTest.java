package io.sockeye.fuzz.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Parsers that are wrong are found out.
class ParsingTest {
    private static <T> Optional<T> parsed(Callable<T> parser) throws Exception {
        return Parsing.parsed(100, IllegalArgumentException.class, parser);
    }

    @Test
    void aValueOrTheRefusal() throws Exception {
        assertThat(parsed(() -> 7)).contains(7);
        assertThat(parsed(() -> refuse(new IllegalArgumentException("no")))).isEmpty();
    }

    private static Object refuse(Exception refusal) throws Exception {
        throw refusal;
    }

    @Test
    void anotherException() {
        for (var other :
                List.of(
                        new IndexOutOfBoundsException("7"),
                        // A subclass that slipped out of the parser of a number.
                        new NumberFormatException("no number")))
            assertThatThrownBy(() -> parsed(() -> refuse(other))).isSameAs(other);
    }

    @Test
    void aRefusalWithoutAReason() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> parsed(() -> refuse(new IllegalArgumentException())));
    }

    @Test
    void tooMuchMemory() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> parsed(() -> new byte[200_000]))
                .withMessageContaining("for an input of 100");
    }

    @Test
    void memoryThatIsTakenOnceIsNotTheInputs() throws Exception {
        var kept = new byte[1][];
        assertThat(parsed(() -> kept[0] == null ? kept[0] = new byte[200_000] : kept[0]))
                .isPresent();
    }

    @Test
    void anotherValue() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Parsing.same(1, 2))
                .withMessage("came back as 2, was 1");
    }
}
