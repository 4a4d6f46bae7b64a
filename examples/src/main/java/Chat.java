import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.server.Limits;
import io.sockeye.server.Server;

/// A room for many: what one says, all others hear. Whoever does not keep up is shown out.
final Set<Socket> guests = ConcurrentHashMap.newKeySet();

void main() throws Exception {
    var limits = Limits.defaults().idle(ChronoUnit.FOREVER.getDuration());      // guests may be silent
    try (var server = Server.of(Socket.createServer(SocketAddress.loopback(7000)), this::serve).limits(limits)) {
        server.start().join();
    }
}

void serve(Socket guest) throws IOException {
    var name = "guest " + guest.peerAddress(IpSocketAddress.class).port();
    guests.add(guest);
    try {
        tell(guest, name + " comes in\n");
        byte[] words;
        while ((words = guest.recv(1000)).length > 0) tell(guest, name + ": " + new String(words));
    } finally {
        guests.remove(guest);
        tell(guest, name + " leaves\n");
    }
}

void tell(Socket speaker, String text) throws IOException {
    for (var guest : guests) {
        var line = ByteBuffer.wrap(text.getBytes());
        if (guest != speaker && !heard(guest, line)) guest.close();             // his handler ends
    }
}

boolean heard(Socket guest, ByteBuffer line) {
    try {
        guest.trySend(line);
        return !line.hasRemaining();
    } catch (IOException gone) {
        return false;
    }
}
