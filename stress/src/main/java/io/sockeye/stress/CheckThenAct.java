package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// The control: a word that looks first and acts then, each step atomic by itself. jcstress must find it wrong, or it would find
/// nothing wrong with [UseAndClose] either.
@JCStressTest
@Outcome(id = "used, closed, 1", expect = ACCEPTABLE, desc = "the call came first")
@Outcome(id = "refused, closed, 1", expect = ACCEPTABLE, desc = "the close came first")
@Outcome(expect = FORBIDDEN, desc = "used when dead, closed twice or not at all")
@State
public class CheckThenAct {
    private final WrongWord word = new WrongWord();

    @Actor
    public void use(LLL_Result r) {
        if (!word.acquire()) {
            r.r1 = "refused";
            return;
        }
        r.r1 = word.isAlive() ? "used" : "dead";
        word.release();
    }

    @Actor
    public void close(LLL_Result r) {
        word.close();
        r.r2 = "closed";
    }

    @Arbiter
    public void end(LLL_Result r) {
        r.r3 = word.closes();
    }
}
