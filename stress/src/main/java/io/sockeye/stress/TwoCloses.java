package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// Two closes at once: one of them closes, neither fails.
@JCStressTest
@Outcome(id = "0, 0, closed once", expect = ACCEPTABLE, desc = "one closed, one did nothing")
@Outcome(expect = FORBIDDEN, desc = "closed twice or not at all")
@State
public class TwoCloses {
    private final Number number = new Number();

    @Actor
    public void one(LLL_Result r) {
        r.r1 = number.handle.close();
    }

    @Actor
    public void other(LLL_Result r) {
        r.r2 = number.handle.close();
    }

    @Arbiter
    public void end(LLL_Result r) {
        r.r3 = number.end();
    }
}
