package io.sockeye.tools.scan;

import io.sockeye.select.Selector;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Asks all that a plan has, in one thread: sends as the window and the pace allow, waits for answers, asks again, and gives up.
///
/// The techniques tell it of answers by [#answered(Probe, Verdict, long, long)] and find a probe by [#awaited(int)].
final class Engine implements Closeable {
    /// Sent before answers are looked at: they have to fit into the receive buffer of a socket, which is some 500 small packets.
    private static final int BURST = 128;

    /// Begun and not ended, those among them that wait for their turn.
    private static final int MOST_PROBES = 1 << 16;

    /// More hosts than this are forgotten when nothing of theirs is on its way.
    private static final int HOSTS_KEPT = 1 << 16;

    /// The longest wait, so that progress is seen.
    private static final long GLANCE = 200_000_000L;

    /// Linux limits its ICMP errors to one a second for each receiver. A host that sends them and then is silent may only have sent
    /// enough: asked again after this long it gives itself away.
    private static final long ERRORS_EACH = 1_000_000_000L;

    /// How often all attempts are made once more because something else was lost meanwhile.
    private static final int MOST_ROUNDS = 30;

    private static final long REMEMBERED_EACH = 1_000_000_000L;

    private final Cursor cursor;
    private final ScanPlan plan;
    private final Selector<Source> selector;
    private final Map<Transport, Technique> techniques = new EnumMap<>(Transport.class);
    private final Pace pace;
    private final Window window;
    private final int attempts;
    private final long mostWait;
    private final Observer observer;

    private final Map<Long, Host> hosts = new HashMap<>();
    private Host latest = Host.NONE; // of many questions in a row often the same
    private final List<Probe> probes = new ArrayList<>();
    private final ArrayDeque<Probe> free = new ArrayDeque<>();
    private final ArrayDeque<Probe> again = new ArrayDeque<>();
    private final Timers timers = new Timers(System.nanoTime());
    private final SplittableRandom random = new SplittableRandom();
    private int inFlight;
    private int inUse;
    private volatile boolean stopped;
    private volatile Snapshot snapshot;
    private long remembered;

    /// Who wants to know.
    interface Observer {
        /// A probe has come to an end.
        ///
        /// @param roundTrip how long its answer was on the way, in nanoseconds; -1 if that is not known
        void found(Probe probe, Verdict verdict, long roundTrip) throws IOException;

        /// Time has passed.
        void tick(long now) throws IOException;

        /// A host was passed over, because it is excluded.
        void excluded();
    }

    /// @param cursor where in the plan it begins
    /// @param selector of all techniques; the caller's to close
    /// @param attempts how often one asks before silence is the answer
    /// @param mostWait the longest wait for one answer, in nanoseconds
    Engine(
            Cursor cursor,
            Selector<Source> selector,
            Pace pace,
            Window window,
            int attempts,
            long mostWait,
            Observer observer) {
        this.cursor = cursor;
        plan = cursor.plan();
        this.selector = selector;
        this.pace = pace;
        this.window = window;
        this.attempts = attempts;
        this.mostWait = mostWait;
        this.observer = observer;
        snapshot = new Snapshot(cursor.unbegun(), cursor.left(), List.of());
    }

    void technique(Transport transport, Technique technique) {
        techniques.put(transport, technique);
    }

    Selector<Source> selector() {
        return selector;
    }

    /// Has [#run()] return soon; from any thread.
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /// Whether it ended because of [#stop()], with something left to ask.
    boolean wasStopped() {
        return stopped && (!snapshot.unfinished().isEmpty() || cursor.hasNext());
    }

    /// Where it was a second ago or less; from any thread.
    Snapshot snapshot() {
        return snapshot;
    }

    private void remember(long now) {
        snapshot = new Snapshot(cursor.unbegun(), cursor.left(), unfinished());
        remembered = now;
    }

    /// Asks all there is, or as much of it as there is time for until [#stop()].
    void run() throws IOException {
        while (!stopped) {
            long now = System.nanoTime();
            sendSome(now);
            for (var technique : techniques.values()) technique.flush();
            if (inUse == 0 && !cursor.hasNext()) break;
            now = System.nanoTime();
            waitForAnswers(maySend() ? pace.untilNext(now) : GLANCE, now);
            now = System.nanoTime();
            for (Probe probe; (probe = timers.expired(now)) != null; ) over(probe, now);
            if (now - remembered > REMEMBERED_EACH) remember(now);
            observer.tick(now);
        }
        remember(System.nanoTime());
    }

    private boolean maySend() {
        return inFlight < window.size()
                && (!again.isEmpty() || (inUse < MOST_PROBES && cursor.hasNext()));
    }

    private void sendSome(long now) throws IOException {
        for (int sent = 0; sent < BURST && maySend(); sent++) {
            var probe = again.isEmpty() ? fresh() : again.peek();
            if (probe == null) return;
            long turn = probe.host.turn(now);
            if (turn > 0) {
                if (!again.isEmpty()) again.remove();
                timers.set(probe, now + turn);
                continue;
            }
            if (!pace.take(now)) {
                if (again.isEmpty()) again.add(probe);
                return;
            }
            if (!again.isEmpty()) again.remove();
            send(probe, now);
        }
    }

    /// The next of the plan; null at its end.
    private @Nullable Probe fresh() {
        for (long position; (position = cursor.next()) >= 0; ) {
            long place = plan.place(position);
            var host = host(plan.host(place));
            if (host == null) {
                observer.excluded();
                continue;
            }
            var probe = take();
            probe.position = position;
            probe.place = place;
            probe.host = host;
            probe.attempt = 0;
            probe.rounds = 0;
            probe.tag = random.nextInt();
            host.probes++;
            ask(probe);
            return probe;
        }
        return null;
    }

    /// @return null if it is passed over
    private @Nullable Host host(long index) {
        if (latest.index == index) return latest;
        var host = hosts.get(index);
        if (host == null) {
            var target = plan.targets().at(index);
            if (plan.targets().isPassedOver(index, target.address())) return null;
            host = new Host(index, target, new RoundTrip(mostWait));
            hosts.put(index, host);
        }
        latest = host;
        return host;
    }

    private void ask(Probe probe) {
        var question = plan.question(probe.place, probe.attempt);
        probe.transport = question.transport();
        probe.port = question.port();
    }

    private Probe take() {
        var probe = free.poll();
        if (probe == null) {
            probe = new Probe(probes.size());
            probes.add(probe);
        }
        probe.inUse = true;
        inUse++;
        return probe;
    }

    private void send(Probe probe, long now) throws IOException {
        probe.sent = now;
        if (probe.attempt == 0) probe.begun = now;
        probe.departed = 0;
        probe.slowdowns = probe.host.slowdowns;
        probe.inFlight = true;
        inFlight++;
        timers.set(probe, now + Math.min(RoundTrip.LEAST, patience(probe)));
        technique(probe).send(probe);
    }

    /// How long the answer of an attempt is awaited. In a sweep the next one asks something else: none is cut short.
    private long patience(Probe probe) {
        boolean last = plan.sweep() || probe.attempt + 1 >= attempts;
        boolean early = !last && !probe.host.loses() && technique(probe).keepsListening();
        return early ? probe.host.roundTrip.again() : probe.host.roundTrip.timeout();
    }

    private Technique technique(Probe probe) {
        var technique = techniques.get(probe.transport);
        if (technique == null) throw new IllegalStateException("no way to ask " + probe.transport);
        return technique;
    }

    private void waitForAnswers(long most, long now) throws IOException {
        long wait = Math.min(most, GLANCE);
        long timer = timers.untilNext(now);
        if (timer >= 0) wait = Math.min(wait, timer);
        var events = wait <= 0 ? selector.selectNow() : selector.select(Duration.ofNanos(wait));
        for (var event : events) event.attachment().ready();
    }

    /// The time of a probe is over: of its answer, or the one that it had to wait for its turn.
    private void over(Probe probe, long now) throws IOException {
        if (!probe.inFlight) {
            again.add(probe);
            return;
        }
        // Meanwhile one may know better how quick the host is.
        long left = probe.sent + patience(probe) - now;
        if (left > 0) {
            timers.set(probe, now + Math.min(RoundTrip.LEAST, left));
            return;
        }
        landed(probe);
        technique(probe).expire(probe);
        // Asked too quickly to be answered: that says nothing.
        if (probe.host.isLimited() && probe.host.slowDown(now, probe.slowdowns)) {
            again.add(probe);
            return;
        }
        window.silent();
        next(probe, technique(probe).silence());
    }

    /// Asks once more, or takes for an answer what there is.
    private void next(Probe probe, Verdict otherwise) throws IOException {
        if (++probe.attempt >= attempts) {
            if (mayBeLost(probe)) {
                probe.attempt = 0;
                probe.rounds++;
                again.add(probe);
                return;
            }
            finish(probe, plan.sweep() ? probe.host.doubt : otherwise, -1);
            return;
        }
        if (plan.sweep()) ask(probe);
        if (probe.transport == Transport.UDP && probe.host.sendsErrors)
            timers.set(probe, System.nanoTime() + ERRORS_EACH);
        else again.add(probe);
    }

    /// Silence is no answer as long as others on the same host are answered by chance. A host that sends no more than a thousand resets a second is asked
    /// ten times as much before the window has found out, and most of its closed ports would be filtered.
    private boolean mayBeLost(Probe probe) {
        return probe.transport == Transport.TCP
                && !plan.sweep()
                && probe.rounds < MOST_ROUNDS
                && probe.host.losesSince(probe.begun);
    }

    private void landed(Probe probe) {
        timers.clear(probe);
        if (probe.inFlight) inFlight--;
        probe.inFlight = false;
    }

    /// Which probe an answer is for.
    ///
    /// @param slot as the answer says
    /// @return null if there is none; else the technique looks whether the rest of the answer fits
    @Nullable Probe awaited(int slot) {
        if (slot < 0 || slot >= probes.size()) return null;
        var probe = probes.get(slot);
        return probe.inUse ? probe : null;
    }

    /// An answer has come.
    ///
    /// @param now when this program had it, System.nanoTime()
    /// @param onTheWay how long it took on the network, in nanoseconds; -1 if that is not known
    void answered(Probe probe, Verdict verdict, long now, long onTheWay) throws IOException {
        long roundTrip = now - probe.sent;
        if (verdict.icmpType() >= 0) probe.host.sendsErrors = true;
        if (probe.attempt == 0 && probe.rounds == 0) {
            probe.host.roundTrip.sample(roundTrip);
            window.answered();
        } else if (!plan.sweep()) {
            window.lost(now, roundTrip);
            probe.host.lost(now);
        }
        if (onTheWay >= 0 && isAskedOnce(probe)) probe.host.roundTrip.measured(onTheWay);
        if (probe.transport == Transport.UDP && verdict.icmpType() >= 0) limit(probe, now);
        end(probe, verdict, isAskedOnce(probe) ? onTheWay : -1);
    }

    /// Of a question that was repeated one does not know which one an answer is for. In a sweep each attempt is another question.
    private boolean isAskedOnce(Probe probe) {
        if (plan.sweep()) return probe.attempt < plan.questions().size();
        return probe.attempt == 0 && probe.rounds == 0;
    }

    private static void limit(Probe probe, long now) {
        var host = probe.host;
        if (!host.isLimited() && probe.attempt > 0) host.slowDown(now, host.slowdowns);
        else if (host.isLimited() && probe.slowdowns == host.slowdowns) host.speedUp();
    }

    /// Nothing could be sent, or nothing can be known: not an answer of the host.
    void decided(Probe probe, Verdict verdict) throws IOException {
        end(probe, verdict, -1);
    }

    private void end(Probe probe, Verdict verdict, long roundTrip) throws IOException {
        boolean waited = probe.inFlight;
        landed(probe);
        if (!plan.sweep()) {
            // It may have come while the next attempt waits for its turn.
            if (probe.attempt > 0 || probe.rounds > 0) again.remove(probe);
            finish(probe, verdict, roundTrip);
        } else if (verdict.isAlive()) {
            if (probe.attempt > 0) again.remove(probe);
            finish(probe, verdict.ofHost(State.UP), roundTrip);
        } else if (waited) {
            // Somebody on the way says no to this question: another may get through.
            probe.host.doubt = verdict.ofHost(State.DOWN);
            technique(probe).expire(probe);
            next(probe, probe.host.doubt);
        }
    }

    /// This machine has no room for it now (ports, memory): it is asked again, and that does not count.
    void postponed(Probe probe, long now) {
        landed(probe);
        timers.set(probe, now + RoundTrip.LEAST);
    }

    private void finish(Probe probe, Verdict verdict, long roundTrip) throws IOException {
        observer.found(probe, verdict, roundTrip);
        technique(probe).end(probe);
        probe.inUse = false;
        inUse--;
        free.push(probe);
        var host = probe.host;
        if (--host.probes == 0 && hosts.size() > HOSTS_KEPT) {
            hosts.remove(host.index);
            latest = Host.NONE;
        }
        probe.host = Host.NONE;
    }

    /// The positions that were begun and have not come to an end.
    private List<Long> unfinished() {
        var positions = new ArrayList<Long>(inUse);
        for (var probe : probes) if (probe.inUse) positions.add(probe.position);
        return positions;
    }

    /// Lets go of whatever is on its way, and of the techniques.
    @Override
    public void close() throws IOException {
        for (var probe : probes) {
            timers.clear(probe);
            var technique = techniques.get(probe.transport);
            if (probe.inUse && technique != null) technique.end(probe);
        }
        for (var technique : techniques.values()) technique.close();
    }
}
