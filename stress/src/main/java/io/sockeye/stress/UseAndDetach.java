package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// The new owner of a detached number closes it at once: no call of ours may still be on it.
@JCStressTest
@Outcome(id = "used, 0, closed once", expect = ACCEPTABLE, desc = "the call came first")
@Outcome(id = "refused, 0, closed once", expect = ACCEPTABLE, desc = "the detach came first")
@Outcome(expect = FORBIDDEN, desc = "used after it was given away, or closed by us")
@State
public class UseAndDetach {
    private final Number number = new Number();

    @Actor
    public void use(LLL_Result r) {
        r.r1 = number.use();
    }

    @Actor
    public void detach(LLL_Result r) {
        r.r2 = number.handle.detach() < 0 ? "refused" : number.closeAsNewOwner();
    }

    @Arbiter
    public void end(LLL_Result r) {
        r.r3 = number.end();
    }
}
