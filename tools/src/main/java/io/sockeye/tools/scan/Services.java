package io.sockeye.tools.scan;

import io.sockeye.resolve.NoEntryException;
import io.sockeye.resolve.ServiceEntry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// What this machine calls a port: getservbyport(3), each asked once.
final class Services {
    private final Map<Integer, String> names = new HashMap<>();

    /// @return empty if it has no name
    String name(Question question) {
        return names.computeIfAbsent(question.code(), _ -> ask(question));
    }

    private static String ask(Question question) {
        if (question.transport() == Transport.ICMP) return "";
        try {
            return ServiceEntry.on(question.port(), question.transport().text()).name();
        } catch (NoEntryException none) {
            return "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
