import io.sockeye.Socket;
import io.sockeye.error.PermissionException;
import java.net.SocketTimeoutException;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.IpProtocol.IPPROTO_ICMP;
import static io.sockeye.address.SocketType.SOCK_DGRAM;

/// `UnprivilegedPing HOST COUNT` sends echo requests without any capability: icmp(7).
void main(String[] args) throws IOException {
    if (args.length != 2) throw new IllegalArgumentException("UnprivilegedPing HOST COUNT");
    try (var socket = Socket.open(AF_INET, SOCK_DGRAM, IPPROTO_ICMP)) {
        socket.timeout(Duration.ofSeconds(1)).connect(args[0], 0);
        for (short sequence = 1; sequence <= Integer.parseInt(args[1]); sequence++) {
            var request = ByteBuffer.allocate(8 + 56);      // type, code, checksum, identifier, sequence; data
            request.put(0, (byte) 8).putShort(6, sequence); // the kernel fills in checksum and identifier
            long start = System.nanoTime();
            socket.send(request);
            try {
                var reply = ByteBuffer.wrap(socket.recv(1500));
                while (reply.get(0) != 0 || reply.getShort(6) != sequence) {
                    reply = ByteBuffer.wrap(socket.recv(1500));     // a late answer to an earlier one
                }
                IO.println("%d bytes from %s: seq=%d time=%.3f ms".formatted(
                        reply.limit(), args[0], sequence, (System.nanoTime() - start) / 1e6));
            } catch (SocketTimeoutException lost) {
                IO.println("no answer to " + sequence);
            }
        }
    } catch (PermissionException e) {
        IO.println(e.getMessage());                         // names the sysctl that allows it
    }
}
