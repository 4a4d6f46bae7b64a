import io.sockeye.Message;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.TlsRecordType;
import io.sockeye.option.TlsCipher;
import io.sockeye.option.TlsCryptoInfo;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.control.TlsRecordType.TLS_RECORD_TYPE_ALERT;
import static io.sockeye.option.TcpOptions.TCP_ULP;
import static io.sockeye.option.TlsOptions.*;

/// TLS 1.3 by the kernel, for who brings keys: of a handshake of his own, which JSSE's is not. `modprobe tls`.
void main() throws IOException {
    var random = new java.security.SecureRandom();
    byte[] key = new byte[16], iv = new byte[12];
    random.nextBytes(key);
    random.nextBytes(iv);
    var keys = TlsCryptoInfo.of(TLS_1_3_VERSION, TlsCipher.TLS_CIPHER_AES_GCM_128, key, iv);        // of one direction

    try (var listener = Socket.createServer(SocketAddress.loopback(0)); var client = Socket.open(AF_INET, SOCK_STREAM)) {
        client.connect(listener.localAddress());
        try (var server = listener.accept()) {
            server.set(TCP_ULP, "tls").set(TLS_TX, keys);
            client.set(TCP_ULP, "tls").set(TLS_RX, keys);

            server.sendAll("records of TLS\n".getBytes());
            IO.print(new String(client.recv(100)));
            IO.println(server.sendFile(Path.of("/etc/services")) + " bytes of a file, encrypted on their way");
            client.recvExactly((int) Files.size(Path.of("/etc/services")));

            server.sendMessage(Message.of(new byte[] {1, 0}).with(TlsRecordType.of(TLS_RECORD_TYPE_ALERT)));     // close_notify
            try (var message = client.recvMessage(100)) {
                IO.println(message.control());
            }
            IO.println(client.get(TLS_RX(TlsCipher.TLS_CIPHER_AES_GCM_128)));
        }
    }
}
