package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.sockeye.internal.io.Held;
import io.sockeye.internal.io.Scratch;
import java.nio.channels.ClosedChannelException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// A number that another call takes as an argument (a descriptor that is passed, a file that is sent) stays open for that call.
@JCStressTest
@Outcome(id = "used, 0, closed once", expect = ACCEPTABLE, desc = "held before the close")
@Outcome(id = "refused, 0, closed once", expect = ACCEPTABLE, desc = "the close came first")
@Outcome(expect = FORBIDDEN, desc = "passed on when dead, closed twice or not at all")
@State
public class HoldAndClose {
    private final Number number = new Number();

    @Actor
    public void hold(LLL_Result r) {
        try (var held = Held.of(number.handle::fileno);
                var scratch = Scratch.take()) {
            // Without an owner it would be a number of somebody else by now.
            if (held.owner() == null) r.r1 = "stranger";
            else r.r1 = Number.ask(held.fd(), scratch) >= 0 ? "used" : "dead";
        } catch (ClosedChannelException e) {
            r.r1 = "refused";
        }
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
