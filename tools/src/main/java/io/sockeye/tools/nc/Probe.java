package io.sockeye.tools.nc;

import io.sockeye.error.ConnectionException;
import io.sockeye.error.UnreachableException;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Failures;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// `-z`: connects to each port, sends nothing, and says which are open.
///
/// @param any whether one open port is enough for a yes; otherwise all have to be open
record Probe(Dialer dialer, Events events, boolean any) {
    private static final int MOST_PORTS = 65_535;

    /// Reads `80`, `80-90` or `22,80-90`.
    static List<Integer> ports(String text) {
        var ports = new ArrayList<Integer>();
        for (var part : text.split(",", -1)) {
            int dash = part.indexOf('-', 1);
            int first = EndpointText.port(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : EndpointText.port(part.substring(dash + 1));
            if (first > last)
                throw new IllegalArgumentException("ports " + part + " are the wrong way round");
            if (ports.size() + last - first >= MOST_PORTS)
                throw new IllegalArgumentException("more than " + MOST_PORTS + " ports");
            for (int port = first; port <= last; port++) ports.add(port);
        }
        return ports;
    }

    /// @return the exit code
    int run(String host, List<Integer> ports) throws IOException {
        int open = 0;
        for (int port : ports) if (isOpen(host, port)) open++;
        return (any ? open > 0 : open == ports.size()) ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean isOpen(String host, int port) throws IOException {
        var what = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        try (var connection = dialer.tcp(host, port)) {
            events.probed(what, connection.isOpen(), "");
            return true;
        } catch (ConnectionException | UnreachableException e) {
            events.probed(what, false, e.errno().message());
        } catch (SocketTimeoutException e) {
            events.probed(what, false, "no answer in time");
        } catch (EndpointException e) {
            events.probed(what, false, Failures.describe(e)); // a proxy that does not connect
        }
        return false;
    }
}
