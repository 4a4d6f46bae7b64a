import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.server.Limits;
import io.sockeye.server.Server;
import java.lang.foreign.MemorySegment;

/// A room for many: what one says, all others hear. Whoever keeps the others waiting for a second is shown out.
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
        guest.sendAll(("welcome, " + name + "\n").getBytes());
        byte[] words;
        while ((words = guest.recv(1000)).length > 0) tell(guest, name + ": " + new String(words));
    } finally {
        guests.remove(guest);
        tell(guest, name + " leaves\n");
    }
}

void tell(Socket speaker, String text) throws IOException {
    for (var guest : guests) {
        if (guest != speaker && !hears(guest, text)) guest.close();             // his handler ends
    }
}

boolean hears(Socket guest, String text) {
    try {
        guest.sendAll(MemorySegment.ofArray(text.getBytes()), Duration.ofSeconds(1));
        return true;
    } catch (IOException tooSlowOrGone) {
        return false;
    }
}
