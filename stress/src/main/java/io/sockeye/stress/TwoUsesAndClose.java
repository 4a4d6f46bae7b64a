package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.nio.channels.ClosedChannelException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/// Two references at once, one inside the other, since jcstress wants a processor for each thread: the end of the inner one must not
/// close the number under the outer one.
@JCStressTest
@Outcome(id = "used, used, 0, closed once", expect = ACCEPTABLE, desc = "both calls came first")
@Outcome(id = "used, refused, 0, closed once", expect = ACCEPTABLE, desc = "the close came between")
@Outcome(id = "refused, none, 0, closed once", expect = ACCEPTABLE, desc = "the close came first")
@Outcome(expect = FORBIDDEN, desc = "used when dead, closed twice or not at all")
@State
public class TwoUsesAndClose {
    private final Number number = new Number();

    @Actor
    public void use(LLLL_Result r) {
        r.r2 = "none";
        try {
            long outer =
                    number.handle.once(
                            this,
                            (fd, scratch) -> {
                                r.r2 = number.use();
                                return Number.ask(fd, scratch);
                            });
            r.r1 = outer >= 0 ? "used" : "dead";
        } catch (ClosedChannelException e) {
            r.r1 = "refused";
        }
    }

    @Actor
    public void close(LLLL_Result r) {
        r.r3 = number.handle.close();
    }

    @Arbiter
    public void end(LLLL_Result r) {
        r.r4 = number.end();
    }
}
