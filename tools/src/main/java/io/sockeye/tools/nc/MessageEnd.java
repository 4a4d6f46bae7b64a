package io.sockeye.tools.nc;

import io.sockeye.MessageFlags;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.error.ConnectionRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A socket that keeps messages whole: UDP, Unix datagrams and seqpackets.
///
/// One that listens for datagrams answers whoever was the last to send.
final class MessageEnd implements End {
    /// Its length has 16 bits. Longer ones, which IPv6 could carry as jumbograms, Linux does not send.
    private static final int LONGEST_OF_UDP = 64 * 1024;

    /// Unix sockets have messages of several hundred KiB.
    private static final int LONGEST = 1024 * 1024;

    private final Socket socket;
    private volatile String name;
    private final boolean connected;
    private final boolean ends; // of seqpackets there is an end, of datagrams none
    private final boolean tellsLater; // that nobody was there
    private volatile SocketAddress peer = SocketAddress.none();
    private Optional<Path> path = Optional.empty(); // to be deleted at the end

    MessageEnd(Socket socket, String name, boolean connected) {
        this.socket = socket;
        this.name = name;
        this.connected = connected;
        this.ends = socket.type().equals(SocketType.SOCK_SEQPACKET);
        this.tellsLater = !socket.family().equals(AddressFamily.AF_UNIX);
    }

    MessageEnd deleting(Optional<Path> name) {
        path = name;
        return this;
    }

    /// Waits until somebody has sent something, which stays to be received: before that there is nobody to answer.
    void awaitFirst() throws IOException {
        peer = socket.recvFrom(0, MessageFlags.MSG_PEEK).from();
        name = "from " + (tellsLater ? "udp:" + peer : isNameless(peer) ? "unix:" : peer);
    }

    @Override
    public int receive(ByteBuffer room) throws IOException {
        int start = room.position();
        int count;
        if (connected) {
            count = socket.recvInto(room, MessageFlags.MSG_TRUNC);
        } else {
            var arrival = socket.recvFromInto(room, MessageFlags.MSG_TRUNC);
            peer = arrival.from();
            count = arrival.count();
        }
        if (count > room.position() - start)
            throw new EndpointException(
                    name + ": a message of " + count + " bytes is longer than all that is read");
        return count == 0 && ends ? OVER : count;
    }

    @Override
    public void send(ByteBuffer data) throws IOException {
        while (true) {
            try {
                if (connected) socket.send(data);
                else socket.sendTo(data, named(peer));
                data.position(data.limit());
                return;
            } catch (ConnectionRefusedException earlier) {
                // UDP tells of the datagram before, and this one has not been sent. A Unix socket
                // tells of this one.
                if (!tellsLater) throw earlier;
            }
        }
    }

    private static SocketAddress named(SocketAddress peer) throws EndpointException {
        if (isNameless(peer))
            throw new EndpointException("whoever was the last to send has no name for an answer");
        return peer;
    }

    /// A Unix socket that was not bound.
    private static boolean isNameless(SocketAddress peer) {
        return peer.equals(SocketAddress.none());
    }

    /// As nc has it: more at once would only be cut into fragments.
    @Override
    public int largestPiece() {
        return 16 * 1024;
    }

    @Override
    public int longestMessage() {
        return socket.type().equals(SocketType.SOCK_DGRAM) && Ends.isOfNetwork(socket)
                ? LONGEST_OF_UDP
                : LONGEST;
    }

    /// There is no word for it in UDP.
    @Override
    public void endOutput() throws IOException {
        if (ends) socket.shutdown(Shutdown.SHUT_WR);
    }

    Socket socket() {
        return socket;
    }

    @Override
    public Optional<Socket> plain() {
        return Optional.empty();
    }

    @Override
    public boolean wakes() {
        return true;
    }

    boolean tellsEnd() {
        return ends;
    }

    @Override
    public Optional<Duration> silence(Optional<Duration> said) {
        return ends ? Optional.empty() : Optional.of(said.orElse(USUAL_SILENCE));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        if (path.isPresent()) Files.deleteIfExists(path.get());
    }
}
