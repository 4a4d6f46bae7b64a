package io.sockeye.internal.io;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// An event is not lost between the try and the park.
@JCStressTest
@Outcome(id = "taken", expect = ACCEPTABLE, desc = "woken, or in time")
@Outcome(expect = FORBIDDEN, desc = "left waiting")
@State
public class ParkAndEvent {
    private final WaitersRace race = new WaitersRace();

    @Actor
    public void await(L_Result r) {
        r.r1 = race.take();
    }

    @Actor
    public void wake() {
        race.give();
    }
}
