package io.sockeye.internal.io;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/// The event wakes the first in the list, who leaves without taking: whoever comes behind must be woken in its place.
@JCStressTest
@Outcome(id = "taken", expect = ACCEPTABLE, desc = "the baton was passed, or it came in time")
@Outcome(expect = FORBIDDEN, desc = "left waiting")
@State
public class Baton {
    private final WaitersRace race = new WaitersRace();
    private final Waiter first = Waiter.parking();

    public Baton() {
        race.waiters.add(first);
    }

    @Actor
    public void await(L_Result r) {
        r.r1 = race.take();
    }

    @Actor
    public void wakeAndLeave() {
        race.give();
        race.waiters.remove(first);
    }
}
