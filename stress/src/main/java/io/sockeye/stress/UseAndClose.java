package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// A call finds the number open or is refused; whoever leaves last, the number is closed once.
@JCStressTest
@Outcome(id = "used, 0, closed once", expect = ACCEPTABLE, desc = "the call came first")
@Outcome(id = "refused, 0, closed once", expect = ACCEPTABLE, desc = "the close came first")
@Outcome(expect = FORBIDDEN, desc = "used when dead, closed twice or not at all")
@State
public class UseAndClose {
    private final Number number = new Number();

    @Actor
    public void use(LLL_Result r) {
        r.r1 = number.use();
    }

    @Actor
    public void close(LLL_Result r) {
        r.r2 = number.handle.close();
    }

    @Arbiter
    public void end(LLL_Result r) {
        r.r3 = number.end();
    }
}
