package io.sockeye.tools.scan;

import java.util.BitSet;

/// Ports as short text.
final class Ranges {
    private Ranges() {}

    /// `1-21,23,25-79`.
    static String text(BitSet ports) {
        var text = new StringBuilder();
        for (int from = ports.nextSetBit(0); from >= 0; ) {
            int to = ports.nextClearBit(from) - 1;
            if (!text.isEmpty()) text.append(',');
            text.append(from);
            if (to > from) text.append('-').append(to);
            from = ports.nextSetBit(to + 1);
        }
        return text.toString();
    }
}
