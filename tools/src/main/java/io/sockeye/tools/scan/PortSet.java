package io.sockeye.tools.scan;

import io.sockeye.resolve.NoEntryException;
import io.sockeye.resolve.ServiceEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The ports that `-p` names: `22,80,8000-8100`, `-100`, `60000-`, `-` for all, `http`, and `T:`, `U:` for those of one transport.
final class PortSet {
    private static final int MOST = 65_535;

    private final BitSet tcp = new BitSet();
    private final BitSet udp = new BitSet();
    private boolean namesTcp;
    private boolean namesUdp;

    private PortSet() {}

    /// Reads the value of `-p`.
    ///
    /// @param text as above
    /// @param tcp whether what has no prefix is of TCP
    /// @param udp whether it is of UDP
    /// @throws IllegalArgumentException with the part that is none
    static PortSet parse(String text, boolean tcp, boolean udp) throws IOException {
        var ports = new PortSet();
        boolean toTcp = tcp;
        boolean toUdp = udp;
        for (var part : text.split(",", -1)) {
            var range = part;
            if (part.startsWith("T:") || part.startsWith("U:")) {
                toTcp = part.charAt(0) == 'T';
                toUdp = !toTcp;
                ports.namesTcp |= toTcp;
                ports.namesUdp |= toUdp;
                range = part.substring(2);
            }
            ports.add(range, toTcp, toUdp);
        }
        return ports;
    }

    /// The ports of a list.
    static PortSet of(List<Integer> tcp, List<Integer> udp) {
        var ports = new PortSet();
        for (int port : tcp) ports.tcp.set(port);
        for (int port : udp) ports.udp.set(port);
        return ports;
    }

    private void add(String range, boolean toTcp, boolean toUdp) throws IOException {
        if (range.isEmpty()) throw new IllegalArgumentException("an empty text names no port");
        char first = range.charAt(0);
        if (first != '-' && (first < '0' || first > '9')) {
            if (toTcp) tcp.set(named(range, "tcp"));
            if (toUdp) udp.set(named(range, "udp"));
            return;
        }
        int dash = range.indexOf('-');
        int low = dash < 0 ? number(range) : dash == 0 ? 1 : number(range.substring(0, dash));
        int high =
                dash < 0
                        ? low
                        : dash == range.length() - 1 ? MOST : number(range.substring(dash + 1));
        if (low > high)
            throw new IllegalArgumentException(
                    "'" + range + "' goes from the larger to the smaller");
        if (toTcp) tcp.set(low, high + 1);
        if (toUdp) udp.set(low, high + 1);
    }

    private static int named(String name, String protocol) throws IOException {
        try {
            return ServiceEntry.named(name, protocol).port();
        } catch (NoEntryException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no service of " + protocol + " that this machine knows");
        }
    }

    private static int number(String text) {
        boolean good = !text.isEmpty() && text.length() <= 5;
        int number = 0;
        for (int i = 0; good && i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            good = digit >= 0 && digit <= 9;
            number = number * 10 + digit;
        }
        if (!good || number > MOST)
            throw new IllegalArgumentException("'" + text + "' is no port of 0 to 65535");
        return number;
    }

    /// Whether a `T:` was among the text.
    boolean namesTcp() {
        return namesTcp;
    }

    /// Whether a `U:` was among the text.
    boolean namesUdp() {
        return namesUdp;
    }

    /// Every port as a question: TCP before UDP, from the lowest.
    List<Question> questions() {
        var questions = new ArrayList<Question>(tcp.cardinality() + udp.cardinality());
        for (int port = tcp.nextSetBit(0); port >= 0; port = tcp.nextSetBit(port + 1))
            questions.add(new Question(Transport.TCP, port));
        for (int port = udp.nextSetBit(0); port >= 0; port = udp.nextSetBit(port + 1))
            questions.add(new Question(Transport.UDP, port));
        return questions;
    }
}
