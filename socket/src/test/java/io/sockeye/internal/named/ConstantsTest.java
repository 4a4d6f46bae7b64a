package io.sockeye.internal.named;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ConstantsTest {
    record Flag(int bits) {
        public static final Flag ONE = new Flag(1);
        public static final Flag UNO = ONE;
        public static final Flag TWO = new Flag(2);
        public static final Flag BOTH = new Flag(3);
        public static final Flag TOP = new Flag(Integer.MIN_VALUE);
        public static final int SIXTEEN = 16;
        static final Flag HIDDEN = new Flag(32);

        static final Constants<Flag> NAMES = Constants.of(Flag.class, Flag::bits);
    }

    /// Looks up a constant while its own constants are being made.
    record Early(int number) {
        public static final Early FIRST = new Early(1);
        static final Constants<Early> NAMES = Constants.of(Early.class, Early::number);
        static final String SECOND_AT_FIRST = NAMES.text(2);
        public static final Early SECOND = new Early(2);
    }

    @Test
    void answersTheConstantItself() {
        assertThat(Flag.NAMES.find(2, n -> new Flag((int) n))).isSameAs(Flag.TWO);
        assertThat(Flag.NAMES.find(Integer.MIN_VALUE, n -> new Flag((int) n))).isSameAs(Flag.TOP);
    }

    @Test
    void makesAValueForANumberWithoutName() {
        assertThat(Flag.NAMES.find(7, n -> new Flag((int) n))).isEqualTo(new Flag(7));
    }

    @Test
    void theFirstDeclaredOfTwoNamesWins() {
        assertThat(Flag.NAMES.text(1)).isEqualTo("ONE");
        assertThat(Flag.NAMES.named("UNO")).containsSame(Flag.ONE);
    }

    @Test
    void fieldsThatAreNotPublicOrOfAnotherTypeAreNoConstants() {
        assertThat(Flag.NAMES.name(32)).isEmpty();
        assertThat(Flag.NAMES.text(16)).isEqualTo("16");
        assertThat(Flag.NAMES.named("NAMES")).isEmpty();
    }

    @Test
    void rendersFlagsFromTheLowestUpAndTheRestInHexadecimal() {
        assertThat(Flag.NAMES.flags(0)).isEqualTo("0");
        assertThat(Flag.NAMES.flags(3)).isEqualTo("BOTH");
        assertThat(Flag.NAMES.flags(0x8001)).isEqualTo("ONE|0x8000");
        assertThat(Flag.NAMES.flags(0x80000002)).isEqualTo("TWO|TOP");
        assertThat(Flag.NAMES.flags(0x30)).isEqualTo("0x30");
    }

    @Test
    void aLookUpDuringInitialisationDoesNotFreezeAHalfMadeTable() {
        assertThat(Early.SECOND_AT_FIRST).isEqualTo("2");
        assertThat(Early.NAMES.text(2)).isEqualTo("SECOND");
    }

    @Test
    void threadsAgreeOnTheConstants() throws Exception {
        Constants<Flag> fresh = Constants.of(Flag.class, Flag::bits);
        var tasks = new ArrayList<Callable<Flag>>();
        for (int i = 0; i < 64; i++) {
            tasks.add(() -> fresh.find(1, n -> new Flag((int) n)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tasks)) {
                assertThat(answer.get()).isSameAs(Flag.ONE);
            }
        }
    }
}
