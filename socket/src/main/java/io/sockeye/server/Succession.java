package io.sockeye.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.option.SocketOptions;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The sockets of a server, on their way from the process that serves to the one that takes its place.
///
/// ```java
/// var succession = Succession.take(channel);
/// var server = Server.of(succession.sockets(), handler).start();
/// succession.complete();          // the one before accepts no more
/// ```
///
/// Whoever connects meanwhile waits in the queue of the socket, which belongs to both. The other side is [Server#handOver(Socket)], or
/// any program that sends listening sockets by SCM_RIGHTS.
public final class Succession {
    private static final byte[] TAKE = "take".getBytes(US_ASCII);
    private static final byte[] DONE = "done".getBytes(US_ASCII);

    /// SCM_MAX_FD, as many as one message carries.
    private static final int MOST = 253;

    private final Socket channel;
    private final List<Socket> sockets;

    private Succession(Socket channel, List<Socket> sockets) {
        this.channel = channel;
        this.sockets = sockets;
    }

    /// Waits for the sockets of the process that serves now.
    ///
    /// Blocks within the timeout of the channel. Calls recvmsg(2).
    ///
    /// @param channel a connected stream of AF_UNIX, which stays the caller's
    /// @return the sockets that came, and a word for their sender
    /// @throws EOFException if the channel ended without any
    /// @throws IOException if a process of another user is at the other end (SO_PEERCRED; root is trusted), if what came is no socket, or the
    ///     channel fails
    public static Succession take(Socket channel) throws IOException {
        requireOurs(channel);
        try (var message = channel.recvDescriptors(TAKE.length, MOST)) {
            var descriptors = message.takeDescriptors();
            if (descriptors.isEmpty()) throw new EOFException("no socket was handed over");
            return new Succession(channel, adopted(descriptors));
        }
    }

    private static List<Socket> adopted(List<OwnedDescriptor> descriptors) throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (var descriptor : descriptors) sockets.add(Socket.adopt(descriptor));
            return List.copyOf(sockets);
        } catch (IOException e) {
            sockets.forEach(Closing::of);
            for (var descriptor : descriptors) descriptor.close(); // those not adopted
            throw e;
        }
    }

    /// What came, in the order of the sender.
    ///
    /// @return the caller's to close, or for [Server#of(List, io.sockeye.Handler)]
    public List<Socket> sockets() {
        return sockets;
    }

    /// Tells the sender that this process accepts now.
    ///
    /// @throws IOException if the channel fails
    public void complete() throws IOException {
        channel.sendAll(DONE);
    }

    /// The sender's side.
    ///
    /// @return whether they were taken
    static boolean offer(Socket channel, List<Socket> sockets) throws IOException {
        requireOurs(channel);
        boolean answered = false;
        try {
            channel.sendDescriptors(TAKE, sockets.toArray(Socket[]::new));
            answered = channel.recv(DONE.length).length > 0;
            return answered;
        } finally {
            // Who says so too late is to see that nobody listens: we go on.
            if (!answered) channel.shutdown(Shutdown.SHUT_RDWR);
        }
    }

    /// A socket of AF_UNIX may be found by other users: an abstract name has no permissions.
    private static void requireOurs(Socket channel) throws IOException {
        if (!channel.family().equals(AddressFamily.AF_UNIX))
            throw new IllegalArgumentException(
                    "descriptors do not travel on sockets of " + channel.family());
        long other = channel.get(SocketOptions.SO_PEERCRED).uid();
        if (other != 0 && other != ourUser())
            throw new IOException("a process of user " + other + " is at the other end");
    }

    private static long ourUser() throws IOException {
        try (var pair = Socket.pair()) {
            return pair.first().get(SocketOptions.SO_PEERCRED).uid();
        }
    }
}
