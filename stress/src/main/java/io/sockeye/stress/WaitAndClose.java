package io.sockeye.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.sys.SysErrno;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/// A thread that waits in poll(2), or is about to, is woken by close.
@JCStressTest
@Outcome(id = "woken, 0, closed once", expect = ACCEPTABLE, desc = "the close found it waiting")
@Outcome(id = "refused, 0, closed once", expect = ACCEPTABLE, desc = "the close came first")
@Outcome(expect = FORBIDDEN, desc = "left waiting, closed twice or not at all")
@State
public class WaitAndClose {
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Number number = new Number();

    @Actor
    public void await(LLL_Result r) {
        long deadline = Deadline.after(PATIENCE);
        try {
            number.handle.perform(
                    this, "wait", Direction.READ, deadline, 0, (_, _) -> -SysErrno.EAGAIN);
            r.r1 = "answered";
        } catch (AsynchronousCloseException e) {
            // Who is woken by the end of its time alone sees the close, too.
            r.r1 = Deadline.remaining(deadline) > 0 ? "woken" : "left waiting";
        } catch (ClosedChannelException e) {
            r.r1 = "refused";
        } catch (SocketTimeoutException e) {
            r.r1 = "left waiting";
        } catch (IOException e) {
            r.r1 = e.toString();
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
