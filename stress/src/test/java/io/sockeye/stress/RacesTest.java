package io.sockeye.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.internal.io.Baton;
import io.sockeye.internal.io.ParkAndClose;
import io.sockeye.internal.io.ParkAndEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.annotations.Expect;

/// The life of a descriptor, raced by jcstress: no outcome that must not be, and every one that shows a race was run.
@Timeout(900)
class RacesTest {
    private static final Map<Class<?>, List<String>> RACES =
            Map.of(
                    UseAndClose.class,
                    List.of("used, 0, closed once", "refused, 0, closed once"),
                    TwoCloses.class,
                    List.of("0, 0, closed once"),
                    TwoUsesAndClose.class,
                    List.of(
                            "used, used, 0, closed once",
                            "used, refused, 0, closed once",
                            "refused, none, 0, closed once"),
                    UseAndDetach.class,
                    List.of("used, 0, closed once", "refused, 0, closed once"),
                    CloseAndDetach.class,
                    List.of("0, given, open", "0, kept, closed once"),
                    HoldAndClose.class,
                    List.of("used, 0, closed once", "refused, 0, closed once"),
                    WaitAndClose.class,
                    List.of("woken, 0, closed once", "refused, 0, closed once"),
                    ParkAndClose.class,
                    List.of("closed"),
                    ParkAndEvent.class,
                    List.of("taken"),
                    Baton.class,
                    List.of("taken"));

    @BeforeAll
    static void requireTwoProcessors() {
        Assumptions.assumeTrue(
                Runtime.getRuntime().availableProcessors() > 1,
                "needs two processors: jcstress gives each thread one");
    }

    @Test
    @Tag("slow")
    void noOutcomeIsWrongInBrief() throws Exception {
        check(Jcstress.run("brief", 250, 2));
    }

    @Test
    @Tag("soak")
    void noOutcomeIsWrongInMinutes() throws Exception {
        check(Jcstress.run("long", 1_000, 20));
    }

    private static void check(Map<String, Race> races) {
        races.forEach((name, race) -> System.out.println(name + " " + race));
        var control = races.remove(CheckThenAct.class.getName());
        assertThat(control.count(Expect.FORBIDDEN)).as("the control").isPositive();
        assertThat(races).hasSize(RACES.size());
        RACES.forEach((type, outcomes) -> {
            var race = races.get(type.getName());
            assertThat(race.failures()).as(type.getSimpleName()).isEmpty();
            assertThat(race.count(Expect.FORBIDDEN)).as(race.toString()).isZero();
            assertThat(race.outcomes().keySet()).as(type.getSimpleName()).containsAll(outcomes);
        });
    }
}
