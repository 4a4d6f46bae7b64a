package io.sockeye.server;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service and systemd say to each other: sd_listen_fds(3), sd_notify(3). No library of systemd's is needed.
public final class Systemd {
    /// SD_LISTEN_FDS_START.
    private static final int FIRST = 3;

    private static boolean taken; // guarded by the class

    private Systemd() {}

    /// Takes over the sockets that systemd opened for this process, in the order of the unit.
    ///
    /// Reads LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES; sets close-on-exec. They are handed out once: a second call answers none. Whether
    /// they block is what NonBlocking= in the unit says, which makes no difference to a [Server].
    ///
    /// @return the sockets, the caller's to close; empty if the process was not started that way
    /// @throws IOException if the variables contradict themselves, or one of the descriptors is no socket (a FIFO, say); then all stay open,
    ///     from number 3
    public static List<InheritedSocket> listenSockets() throws IOException {
        synchronized (Systemd.class) {
            if (taken) return List.of();
            var sockets = listenSockets(System.getenv(), ProcessHandle.current().pid());
            taken = true;
            return sockets;
        }
    }

    private static List<InheritedSocket> listenSockets(Map<String, String> environment, long self)
            throws IOException {
        var pid = environment.get("LISTEN_PID");
        var fds = environment.get("LISTEN_FDS");
        if (pid == null || fds == null) return List.of();
        // Inherited by a child of the service, they are not for it.
        if (number("LISTEN_PID", pid) != self) return List.of();
        int count = Math.toIntExact(number("LISTEN_FDS", fds));
        if (count == 0) return List.of();
        return adopt(names(environment.get("LISTEN_FDNAMES"), count));
    }

    private static long number(String name, String text) throws IOException {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IOException(name + "=" + text + " is no number of it");
    }

    private static List<String> names(@Nullable String text, int count) throws IOException {
        if (text == null) return Collections.nCopies(count, "unknown"); // as libsystemd has it
        var names = List.of(text.split(":", -1));
        if (names.size() != count)
            throw new IOException(
                    "LISTEN_FDNAMES=%s names not the %d of LISTEN_FDS".formatted(text, count));
        return names;
    }

    private static List<InheritedSocket> adopt(List<String> names) throws IOException {
        var sockets = new ArrayList<InheritedSocket>();
        try {
            for (var name : names) {
                var socket = Socket.adopt(FIRST + sockets.size());
                sockets.add(new InheritedSocket(name, socket));
                socket.inheritable(false);
            }
            return List.copyOf(sockets);
        } catch (IOException | RuntimeException e) {
            sockets.forEach(each -> each.socket().detach());
            throw e;
        }
    }

    /// Tells systemd something: `READY=1`, `STATUS=…`, `WATCHDOG=1`, `STOPPING=1`, `MAINPID=…`.
    ///
    /// Sends one datagram to NOTIFY_SOCKET, a path or an abstract name; blocks while its queue is full. Calls sendto(2).
    ///
    /// @param assignments one or more, in one line each
    /// @return false without NOTIFY_SOCKET: nobody wants to know
    /// @throws IllegalArgumentException if one of them is no `NAME=value`
    /// @throws IOException if the kernel refuses, or NOTIFY_SOCKET is of another kind
    public static boolean notify(String... assignments) throws IOException {
        for (var assignment : assignments) {
            if (!assignment.matches("[A-Z0-9_]+=[^\n]*"))
                throw new IllegalArgumentException("'" + assignment + "' is no NAME=value");
        }
        var name = System.getenv("NOTIFY_SOCKET");
        if (name == null || assignments.length == 0) return false;
        byte[] state = String.join("\n", Arrays.asList(assignments)).getBytes(UTF_8);
        try (var socket = Socket.open(AF_UNIX, SOCK_DGRAM)) {
            socket.sendTo(state, manager(name));
        }
        return true;
    }

    private static SocketAddress manager(String name) throws IOException {
        if (name.startsWith("/")) return SocketAddress.unix(name);
        if (name.startsWith("@")) return SocketAddress.abstractUnix(name.substring(1));
        throw new IOException("NOTIFY_SOCKET=" + name + " is no path and no abstract name");
    }
}
