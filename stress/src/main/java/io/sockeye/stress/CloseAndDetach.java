package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// A number is closed or given away, not both: what was given away is still open for its new owner.
@JCStressTest
@Outcome(id = "0, given, open", expect = ACCEPTABLE, desc = "the detach came first")
@Outcome(id = "0, kept, closed once", expect = ACCEPTABLE, desc = "the close came first")
@Outcome(expect = FORBIDDEN, desc = "closed though given away, or neither")
@State
public class CloseAndDetach {
    private final Number number = new Number();

    @Actor
    public void close(LLL_Result r) {
        r.r1 = number.handle.close();
    }

    @Actor
    public void detach(LLL_Result r) {
        r.r2 = number.handle.detach() < 0 ? "kept" : "given";
    }

    @Arbiter
    public void end(LLL_Result r) {
        r.r3 = number.end();
        if (r.r3.equals("open")) number.closeAsNewOwner();
    }
}
