package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a target: its ports by what they came to, and of single ones more.
final class HostFindings {
    /// A state that so many ports have, or fewer, is shown port by port; that of the open ones always.
    static final int SHOWN = 25;

    /// The ports of one transport that came to the same.
    ///
    /// @param transport of the ports
    /// @param verdict what they came to
    /// @param ports their numbers
    record Kind(Transport transport, Verdict verdict, BitSet ports) {}

    /// A port and what it came to.
    ///
    /// @param kind what
    /// @param port its number
    record Port(Kind kind, int port) {}

    final Target target;

    // Few, and looked through one by one: the hash of a record takes longer to link at start-up
    // than all of this.
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Integer, Greeting> greetings = new HashMap<>();
    private Optional<Verdict> presence = Optional.empty();
    private long roundTripNanos = -1;
    private volatile long lostAt = Host.NEVER;

    HostFindings(Target target) {
        this.target = target;
    }

    void add(Transport transport, int port, Verdict verdict) {
        if (verdict.state() == State.UP || verdict.state() == State.DOWN)
            presence = Optional.of(verdict);
        else kind(transport, verdict).ports.set(port);
    }

    private Kind kind(Transport transport, Verdict verdict) {
        for (var kind : kinds)
            if (kind.transport == transport && kind.verdict.isSame(verdict)) return kind;
        var kind = new Kind(transport, verdict, new BitSet());
        kinds.add(kind);
        return kind;
    }

    void greeting(Question question, Greeting greeting) {
        greetings.put(question.code(), greeting);
    }

    /// An engine has met a loss; from any thread.
    ///
    /// @param now System.nanoTime()
    void lost(long now) {
        lostAt = now;
    }

    /// When the last loss was met, System.nanoTime(); [Host#NEVER] if there was none.
    long lostAt() {
        return lostAt;
    }

    /// Several engines may have asked it, each of which knows its own.
    ///
    /// @param nanos -1 if that is not known
    void roundTrip(long nanos) {
        if (nanos >= 0 && (roundTripNanos < 0 || nanos < roundTripNanos)) roundTripNanos = nanos;
    }

    /// Of the quickest answer, in nanoseconds; -1 if nothing has answered.
    long roundTripNanos() {
        return roundTripNanos;
    }

    Optional<Greeting> greeting(Question question) {
        return Optional.ofNullable(greetings.get(question.code()));
    }

    /// Of a sweep: whether it is there. Of ports it is what they say: a host of which one answers is there.
    Optional<Verdict> presence() {
        if (presence.isPresent()) return presence;
        for (var kind : kinds)
            if (kind.verdict.isAlive()) return Optional.of(kind.verdict.ofHost(State.UP));
        return Optional.empty();
    }

    /// How many ports have a state.
    int count(Transport transport, State state) {
        int count = 0;
        for (var kind : kinds)
            if (kind.transport == transport && kind.verdict.state() == state)
                count += kind.ports.cardinality();
        return count;
    }

    Map<State, Integer> counts() {
        var counts = new EnumMap<State, Integer>(State.class);
        for (var kind : kinds)
            counts.merge(kind.verdict.state(), kind.ports.cardinality(), Integer::sum);
        return counts;
    }

    private boolean isShown(Kind kind) {
        var state = kind.verdict.state();
        return state == State.OPEN || count(kind.transport, state) <= SHOWN;
    }

    /// The ports that are shown one by one: TCP before UDP, from the lowest.
    List<Port> shown() {
        var shown = new ArrayList<Port>();
        for (var kind : kinds) {
            if (!isShown(kind)) continue;
            for (int port = kind.ports.nextSetBit(0);
                    port >= 0;
                    port = kind.ports.nextSetBit(port + 1)) shown.add(new Port(kind, port));
        }
        shown.sort(Comparator.comparingInt(HostFindings::code));
        return shown;
    }

    private static int code(Port port) {
        return new Question(port.kind.transport, port.port).code();
    }

    /// Those of which only the number is shown.
    List<Kind> hidden() {
        var hidden = new ArrayList<Kind>();
        for (var kind : kinds) if (!isShown(kind)) hidden.add(kind);
        return hidden;
    }

    /// All there are, in the order in which they were met.
    List<Kind> kinds() {
        return List.copyOf(kinds);
    }
}
