package io.sockeye.tools.ping;

import io.sockeye.Socket;
import io.sockeye.select.EpollEvents;
import io.sockeye.select.Selector;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.ping.PingResult.Lost;
import io.sockeye.tools.ping.PingResult.Reply;
import io.sockeye.tools.ping.PingResult.Unreachable;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends probes when their time has come, and finds out what becomes of each. One thread runs it, a step at a time; it waits in one selector, for
/// packets and for the next point in time.
///
/// Hosts come one after the other from their source, when there is time to ask the next: a sweep holds no more of them than are under way.
final class Engine implements Closeable {
    /// How long to wait for the answer of a host that has not answered at all yet.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Without an interval the next probe leaves when the last one was answered, or after so long: as `ping -f` does it.
    private static final long FLOOD = 10_000_000;

    /// How soon to try again when the kernel has no room for a packet.
    private static final long NO_ROOM = 1_000_000;

    /// A wait without anything to wait for but packets.
    private static final long LONGEST = 3_600_000_000_000L;

    /// After how many questions to look for answers, so that they find room in the socket.
    private static final int BURST = 32;

    private final Settings settings;
    private final Supplier<@Nullable Host> source;
    private final Observer observer;
    private final Consumer<String> notes;
    private final Selector<Ready> selector = Selector.open();
    private final Secret secret = Secret.make();
    private final Probe[] probes = new Probe[65_536];
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();

    /// Whom to ask as soon as the pace allows.
    private final ArrayDeque<Host> due = new ArrayDeque<>();

    private @Nullable Prober four;
    private @Nullable Prober six;
    private boolean sourceEmpty;
    private long number;
    private long active;
    private long nextSend;

    /// From when on the deadline counts: sockets are open, and all is loaded.
    private long begun;

    private long firstSent;
    private long lastSent;
    private final long start = System.nanoTime();
    private long strayForged;
    private long malformed;
    private volatile boolean stopped;
    private @Nullable EndReason end;

    /// What came back.
    ///
    /// @param wall when the kernel had it, in nanoseconds since 1970; 0 if it does not say
    /// @param seen when this program had it, System.nanoTime()
    record Arrival(
            InetAddress from,
            long wall,
            long seen,
            OptionalInt timeToLive,
            int bytes,
            boolean closed) {}

    /// A point in time: the end of the wait for a probe, or when the one after it is due.
    private record Timer(long at, Probe probe, boolean next) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            return Long.signum(at - other.at);
        }
    }

    /// @param source the next host whenever it is asked; null when there are no more
    Engine(
            Settings settings,
            Supplier<@Nullable Host> source,
            Observer observer,
            Consumer<String> notes)
            throws IOException {
        this.settings = settings;
        this.source = source;
        this.observer = observer;
        this.notes = notes;
        nextSend = start - burst();
    }

    Settings settings() {
        return settings;
    }

    /// The identifier of a raw socket.
    int identifier() {
        return (int) (secret.of(-1) & 0xffff);
    }

    /// Says how it asks, to whoever wants to know.
    void note(String text) {
        notes.accept(text);
    }

    /// Opens the socket for a host's family before the first probe, so that what is not permitted is known before anything is printed.
    void prepare(Host host) throws IOException {
        prober(host);
    }

    /// How the hosts are asked, as JSON says it; of the first family that was.
    String method() {
        if (four != null) return four.method();
        return six != null ? six.method() : "icmp";
    }

    private Prober prober(Host host) throws IOException {
        if (host.address instanceof Inet6Address) return six == null ? six = open(true) : six;
        return four == null ? four = open(false) : four;
    }

    private Prober open(boolean ofSix) throws IOException {
        if (settings.method != Settings.Method.ICMP) return PortProber.open(this, ofSix);
        var echo = EchoProber.open(this, ofSix);
        selector.register(echo.socket(), EpollEvents.EPOLLIN, echo);
        // So that what waiting takes is loaded before the first answer comes.
        takeEvents(1);
        return echo;
    }

    void watch(Socket socket, EpollEvents events, Ready ready) throws IOException {
        selector.register(socket, events, ready);
    }

    /// Ends the run soon, from any thread.
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /// How long it has been running.
    long elapsed() {
        return System.nanoTime() - start;
    }

    /// From the first probe to the last one.
    long span() {
        return lastSent - firstSent;
    }

    /// Whether any probe has left.
    boolean hasSent() {
        return number > 0;
    }

    /// Forged answers that are nobody's, because they name a probe that there never was.
    long strayForged() {
        return strayForged;
    }

    /// What came in and was no ICMP message.
    long malformedCount() {
        return malformed;
    }

    /// Runs to the end.
    EndReason run() throws IOException {
        while (step()) {
            // Each step is one wait.
        }
        return reason();
    }

    /// Why it ended.
    EndReason reason() {
        return end == null ? EndReason.ERROR : end;
    }

    /// Does what is due, waits once, takes what came.
    ///
    /// @return false when all is over
    boolean step() throws IOException {
        if (end != null) return false;
        long now = System.nanoTime();
        if (stopped) return finish(EndReason.INTERRUPTED);
        if (begun == 0) begun = now;
        if (settings.deadline != null && now - begun >= settings.deadline.toNanos())
            return finish(EndReason.DEADLINE);
        fire(now);
        send();
        if (isDone()) return finish(settings.sweep ? EndReason.DONE : EndReason.COUNT);
        now = System.nanoTime();
        long tick = observer.tick(now);
        long next = Math.min(nextEvent(now), tick == Long.MAX_VALUE ? LONGEST : tick - now);
        takeEvents(next);
        return true;
    }

    /// Waits once, and takes what came.
    ///
    /// @param nanos how long at the most
    void takeEvents(long nanos) throws IOException {
        var events = nanos <= 0 ? selector.selectNow() : selector.select(Duration.ofNanos(nanos));
        for (var event : events) event.attachment().ready();
    }

    private boolean isDone() {
        return active == 0 && due.isEmpty() && sourceEmpty;
    }

    private boolean finish(EndReason reason) throws IOException {
        end = reason;
        // What is still under way has not been answered, and will not be any more.
        for (var probe : probes) if (probe != null && !probe.host.finished) finished(probe.host);
        return false;
    }

    /// Nanoseconds until something is to be done.
    private long nextEvent(long now) {
        long next = LONGEST;
        var timer = timers.peek();
        if (timer != null) next = Math.min(next, timer.at() - now);
        if (settings.deadline != null)
            next = Math.min(next, begun + settings.deadline.toNanos() - now);
        if (!due.isEmpty() || !sourceEmpty) next = Math.min(next, nextSend - now);
        return next;
    }

    private void fire(long now) throws IOException {
        for (var timer = timers.peek();
                timer != null && timer.at() - now <= 0;
                timer = timers.peek()) {
            timers.remove();
            var probe = timer.probe();
            if (!timer.next()) expire(probe, timer.at());
            else if (probe == probe.host.last) enqueue(probe.host);
        }
    }

    /// Has a host asked next, unless it will be.
    private void enqueue(Host host) {
        if (host.finished || host.due) return;
        host.due = true;
        due.add(host);
    }

    /// A wait is over. In a sweep the probe may still be answered, as long as its host is asked again.
    private void expire(Probe probe, long at) throws IOException {
        if (probe.host.finished) return;
        if (settings.sweep) {
            if (probe == probe.host.last) next(probe);
        } else if (probe.state == Probe.State.WAITING) {
            lose(probe, at);
            next(probe);
        }
    }

    private void lose(Probe probe, long at) throws IOException {
        ended(probe, Probe.State.LOST);
        forget(probe);
        var waited = Duration.ofNanos(Math.max(0, at - probe.sentAt));
        observer.result(probe.host, new Lost(probe.host.address, probe.sequence, waited));
    }

    private static void ended(Probe probe, Probe.State state) {
        probe.state = state;
        probe.host.waiting.remove(probe);
    }

    private void forget(Probe probe) throws IOException {
        prober(probe.host).forget(probe);
    }

    private void send() throws IOException {
        for (int sent = 1; ; sent++) {
            long now = System.nanoTime();
            if (settings.gap > 0 && now - nextSend < 0) return;
            var host = due.poll();
            if (host == null) host = newHost();
            if (host == null) return;
            if (!ask(host)) {
                due.addFirst(host);
                nextSend = now + NO_ROOM;
                return;
            }
            host.due = false;
            // The pace is held over a longer time: what a wait was late by is made up for, but not
            // more than a tenth of a second of it.
            nextSend = Math.max(nextSend + settings.gap, now - 100_000_000);
            if (sent % BURST == 0) takeEvents(0);
            if (stopped) return;
        }
    }

    /// How far the pace may be behind, to be made up for at once: a quarter of a second's worth, and not more than 256 probes.
    private long burst() {
        return Math.min(250_000_000, 256 * settings.gap);
    }

    private @Nullable Host newHost() throws IOException {
        if (sourceEmpty) return null;
        var host = source.get();
        if (host == null) {
            sourceEmpty = true;
            return null;
        }
        active++;
        host.due = true;
        observer.begins(host);
        return host;
    }

    /// Sends the next probe of a host, and says when the one after it is due.
    ///
    /// @return false if there was no room for it
    private boolean ask(Host host) throws IOException {
        if (host.finished) return true;
        int slot = (int) ((number + 1) & 0xffff);
        var before = probes[slot];
        if (before != null && before.state == Probe.State.WAITING) return false;
        var last = host.last;
        if (settings.tellOverdue && last != null && last.state != Probe.State.ANSWERED)
            observer.overdue(host, last);
        number++;
        host.sent++;
        host.statistics.probeSent();
        var probe = new Probe(host, host.sent, number, secret.of(number));
        probes[slot] = probe;
        host.waiting.add(probe);
        host.last = probe;
        if (!prober(host).send(probe)) {
            probes[slot] = before;
            host.waiting.remove(probe);
            host.last = last;
            host.statistics.probeNotSent();
            host.sent--;
            number--;
            return false;
        }
        if (firstSent == 0) firstSent = probe.sentAt;
        lastSent = probe.sentAt;
        // The probe may have come to its end inside of send, and with it the host.
        if (!host.finished) schedule(host, probe);
        return true;
    }

    private void schedule(Host host, Probe probe) throws IOException {
        timers.add(new Timer(probe.sentAt + patience(probe), probe, false));
        if (settings.sweep) return;
        if (mayAskAgain(host)) {
            long interval = settings.interval.isZero() ? FLOOD : settings.interval.toNanos();
            timers.add(new Timer(probe.sentAt + interval, probe, true));
        } else {
            conclude(host);
        }
    }

    private long patience(Probe probe) {
        if (settings.timeout == null) return Math.max(PATIENCE.toNanos(), linger());
        double wait = settings.timeout.toNanos();
        if (settings.sweep) wait *= Math.pow(settings.backoff, probe.sequence - 1.0);
        return (long) Math.min(wait, 1e18);
    }

    /// ping(8): with a deadline, so many answers are wanted and not so many probes.
    private boolean mayAskAgain(Host host) {
        if (settings.count == 0) return true;
        var statistics = host.statistics;
        return settings.deadline != null
                ? statistics.received() + statistics.errors() < settings.count
                : host.sent < settings.count;
    }

    private long linger() {
        return (settings.linger == null ? PATIENCE : settings.linger).toNanos();
    }

    /// After an answer, an error or a timeout.
    private void next(Probe probe) throws IOException {
        var host = probe.host;
        if (host.finished) return;
        if (!settings.sweep) {
            if (!mayAskAgain(host)) conclude(host);
            else if (settings.interval.isZero() && probe == host.last) enqueue(host);
        } else if (host.statistics.received() > 0 || host.sent > settings.retries) {
            finished(host);
        } else {
            enqueue(host);
        }
    }

    /// Nothing more is sent: ends the host if nothing more is awaited, and otherwise shortens the wait as ping(8) does. Once something was answered, the
    /// rest has twice the longest time; before that, all the time there is.
    private void conclude(Host host) throws IOException {
        if (host.waiting.isEmpty() || settings.deadline != null) {
            finished(host);
            return;
        }
        var last = host.last;
        if (settings.timeout != null || last == null || host.closing) return;
        host.closing = host.statistics.received() > 0;
        long wait =
                host.closing
                        ? Math.max(2 * host.statistics.max().toNanos(), settings.interval.toNanos())
                        : linger();
        for (var probe : host.waiting) timers.add(new Timer(last.sentAt + wait, probe, false));
    }

    private void finished(Host host) throws IOException {
        host.finished = true;
        active--;
        long now = System.nanoTime();
        while (!host.waiting.isEmpty()) lose(host.waiting.peek(), now);
        observer.finished(host);
    }

    /// The probe of a sequence number on the wire; null if there was none yet.
    @Nullable Probe probe(int sequence) {
        return probes[sequence];
    }

    void answered(Probe probe, Arrival arrival) throws IOException {
        if (probe.state != Probe.State.WAITING) {
            // Of a group everyone answers: the second answer is no repetition of the first, yet it
            // is counted as ping(8) counts it.
            extra(
                    probe,
                    probe.state == Probe.State.ANSWERED ? Extra.DUPLICATE : Extra.LATE,
                    arrival);
            return;
        }
        ended(probe, Probe.State.ANSWERED);
        var reply = reply(probe, arrival);
        probe.host.statistics.replied(probe.sequence, reply.roundTrip().toNanos());
        observer.result(probe.host, reply);
        next(probe);
    }

    void extra(Probe probe, Extra extra, Arrival arrival) throws IOException {
        probe.host.statistics.count(extra);
        observer.extra(probe.host, extra, reply(probe, arrival));
    }

    void forged() {
        strayForged++;
    }

    void malformed() {
        malformed++;
    }

    void failed(Probe probe, Unreachable failure) throws IOException {
        if (probe.state != Probe.State.WAITING) return;
        ended(probe, Probe.State.FAILED);
        probe.host.statistics.failed();
        observer.result(probe.host, failure);
        // A sweep asks again when the wait would have been over, and not at once a host that cannot
        // be reached; the last error ends it.
        if (!settings.sweep || probe.sequence > settings.retries) next(probe);
    }

    /// The kernel's times count, unless its clock was set between sending and receiving: then they do not fit into what a clock that nobody sets
    /// has counted meanwhile. What this machine answers to itself in a group is there before the device has the probe: then it counts from where
    /// the probe was given away.
    private static Reply reply(Probe probe, Arrival arrival) {
        long elapsed = arrival.seen() - probe.sentAt;
        long from = arrival.wall() >= probe.leftWall ? probe.leftWall : probe.sentWall;
        long kernel = arrival.wall() - from;
        boolean good = arrival.wall() != 0 && kernel >= 0 && kernel <= elapsed + elapsed / 1000;
        return new Reply(
                probe.host.address,
                arrival.from(),
                probe.sequence,
                Duration.ofNanos(good ? kernel : elapsed),
                arrival.timeToLive(),
                arrival.bytes(),
                arrival.closed(),
                good ? TimeSource.KERNEL : TimeSource.PROGRAM);
    }

    @Override
    public void close() throws IOException {
        try (selector;
                var _ = four;
                var _ = six) {
            // Closed by leaving.
        }
    }
}
