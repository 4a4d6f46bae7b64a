package io.sockeye.tools.nc;

import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.error.ConnectionRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A socket that keeps messages whole: UDP, Unix datagrams and seqpackets.
///
/// One that listens for datagrams answers whoever was the last to send.
final class MessageEnd implements End {
    private final Socket socket;
    private final String name;
    private final boolean connected;
    private final boolean ends; // of seqpackets there is an end, of datagrams none
    private volatile SocketAddress peer = SocketAddress.none();
    private Optional<Path> path = Optional.empty(); // to be deleted at the end

    MessageEnd(Socket socket, String name, boolean connected) {
        this.socket = socket;
        this.name = name;
        this.connected = connected;
        this.ends = socket.type().equals(SocketType.SOCK_SEQPACKET);
    }

    MessageEnd deleting(Optional<Path> name) {
        path = name;
        return this;
    }

    @Override
    public int receive(ByteBuffer room) throws IOException {
        if (connected) {
            int count = socket.recvInto(room);
            return count == 0 && ends ? OVER : count;
        }
        var arrival = socket.recvFromInto(room);
        peer = arrival.from();
        return arrival.count();
    }

    @Override
    public void send(ByteBuffer data) throws IOException {
        while (true) {
            try {
                if (connected) socket.send(data);
                else if (!peer.equals(SocketAddress.none())) socket.sendTo(data, peer);
                // Before anybody has asked there is nobody to answer.
                data.position(data.limit());
                return;
            } catch (ConnectionRefusedException earlier) {
                // It tells of the datagram before, and this one has not been sent.
                if (ends) throw earlier;
            }
        }
    }

    /// There is no word for it in UDP.
    @Override
    public void endOutput() throws IOException {
        if (ends) socket.shutdown(Shutdown.SHUT_WR);
    }

    @Override
    public Optional<Socket> plain() {
        return Optional.empty();
    }

    @Override
    public boolean wakes() {
        return true;
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
