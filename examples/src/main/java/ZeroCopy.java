import io.sockeye.Socket;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.ZerocopyNotice;
import static io.sockeye.MessageFlags.MSG_ZEROCOPY;
import static io.sockeye.Shutdown.SHUT_WR;
import static io.sockeye.option.SocketOptions.SO_ZEROCOPY;

/// `ZeroCopy PORT ROUNDS` sends from two buffers in turn, which the kernel reads after the call: none is written again before its notice.
void main(String[] args) throws IOException {
    long copied = 0;
    try (var socket = Socket.createConnection("127.0.0.1", Integer.parseInt(args[0]))) {
        socket.set(SO_ZEROCOPY, true);
        var buffers = List.of(ByteBuffer.allocateDirect(1 << 20), ByteBuffer.allocateDirect(1 << 20));
        long[] lastSendOf = {-1, -1};
        long sends = 0, done = 0;                                   // the kernel counts from 0, too
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            while (done <= lastSendOf[round % 2]) {
                var notice = next(socket);
                done += notice.count();                             // of one TCP socket they come in order
                if (notice.copied()) copied += notice.count();
            }
            var buffer = buffers.get(round % 2).clear();
            while (buffer.hasRemaining()) buffer.put((byte) round);
            for (buffer.flip(); buffer.hasRemaining(); sends++) socket.send(buffer, MSG_ZEROCOPY);
            lastSendOf[round % 2] = sends - 1;
        }
        socket.shutdown(SHUT_WR);
        while (done < sends) done += next(socket).count();          // until then the buffers are the kernel's
        IO.println("%d sends, %s".formatted(done, copied > 0 ? "copied all the same" : "not copied"));
    }
}

/// Waits for the next notice in the error queue.
ZerocopyNotice next(Socket socket) throws IOException {
    try (var message = socket.recvErrorQueue(0)) {
        return message.find(ReceivedError.class).flatMap(ReceivedError::zerocopy).orElseThrow();
    }
}
