package io.sockeye.tools.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What this machine calls a port: its services(5), read when the first is asked for.
///
/// getservbyport(3) reads the file anew for each port: for 200 of them that takes as long as a fifth of all 65,535 probes.
final class Services {
    private static final Path FILE = Path.of("/etc/services");

    private final Path file;
    private @Nullable Map<Integer, String> names;

    Services() {
        this(FILE);
    }

    /// @param file in the format of services(5)
    Services(Path file) {
        this.file = file;
    }

    /// @return empty if it has no name
    String name(Question question) {
        if (names == null) names = read();
        return names.getOrDefault(question.code(), "");
    }

    private Map<Integer, String> read() {
        var names = new HashMap<Integer, String>();
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (int at = 0; at < text.length(); ) {
                int end = text.indexOf('\n', at);
                if (end < 0) end = text.length();
                line(text.substring(at, end), names);
                at = end + 1;
            }
        } catch (IOException unreadable) {
            // Then they have no names here.
        }
        return names;
    }

    /// `http  80/tcp  www  # WorldWideWeb`; of two lines for a port the first counts.
    private static void line(String line, Map<Integer, String> names) {
        int name = wordEnd(line, 0);
        int number = wordBegin(line, name);
        int end = wordEnd(line, number);
        int slash = line.indexOf('/', number);
        if (name == 0 || slash <= number || slash >= end) return;
        var protocol = line.substring(slash + 1, end);
        for (var transport : new Transport[] {Transport.TCP, Transport.UDP}) {
            int port = port(line.substring(number, slash));
            if (port >= 0 && protocol.equals(transport.text()))
                names.putIfAbsent(new Question(transport, port).code(), line.substring(0, name));
        }
    }

    private static int wordBegin(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) <= ' ') at++;
        return at;
    }

    /// A comment ends a word as a space does.
    private static int wordEnd(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) > ' ' && line.charAt(at) != '#') at++;
        return at;
    }

    /// @return -1 if it is none
    private static int port(String digits) {
        try {
            int port = Integer.parseInt(digits);
            return port > 0xffff ? -1 : port;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
