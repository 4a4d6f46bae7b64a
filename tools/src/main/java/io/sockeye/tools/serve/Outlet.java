package io.sockeye.tools.serve;

import io.sockeye.Connection;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.descriptor.OwnedDescriptor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What goes to a client, no slower than [Pace] allows.
final class Outlet {
    /// A body up to this goes out with its head, by one call.
    static final int SMALL = 32 * 1024;

    private static final int PIECE = 64 * 1024;
    private static final long FILE_PIECE = 16 << 20;

    /// A record of TLS: what a client that reads slowly holds of our memory.
    private static final int RECORD = 16 * 1024;

    private final Connection connection;
    private final @Nullable Socket plain; // where nothing is between us and the socket
    private final Pace pace;
    private boolean timed;
    private long fileBytes;

    Outlet(Connection connection, Pace pace) {
        this.connection = connection;
        plain = connection instanceof Socket socket ? socket : null;
        this.pace = pace;
    }

    void send(byte[] data) throws IOException {
        send(data, data.length);
    }

    void send(byte[] data, int length) throws IOException {
        for (int at = 0; at < length; at += PIECE) {
            int size = Math.min(PIECE, length - at);
            connection.sendAll(
                    MemorySegment.ofArray(data).asSlice(at, size),
                    Duration.ofNanos(pace.nanos(size)));
        }
    }

    /// Reads a small part of a file.
    ///
    /// @throws RefusedException if the file has become shorter
    byte[] content(OwnedDescriptor file, long first, int length) throws IOException {
        byte[] content = new byte[length];
        fill(file, first, content, 0, length);
        return content;
    }

    /// How much of the file went out by the last call that sent one, also if it failed.
    long fileBytes() {
        return fileBytes;
    }

    /// Sends a head and a part of a file. If the part is small, that is one call; if it is large, or there is no room for it, the kernel sends it from
    /// where it lies.
    void send(byte[] head, OwnedDescriptor file, long first, long length) throws IOException {
        fileBytes = 0;
        if (length <= Room.LITTLE) {
            byte[] all = new byte[head.length + (int) length];
            System.arraycopy(head, 0, all, 0, head.length);
            fill(file, first, all, head.length, (int) length);
            send(all);
            fileBytes = length;
            return;
        }
        if (plain != null) {
            if (!timed) plain.timeout(pace.grace());
            timed = true;
            plain.sendAll(head, MessageFlags.MSG_MORE);
            sendFile(plain, file, first, length);
            return;
        }
        send(head);
        byte[] buffer = new byte[RECORD];
        for (long done = 0; done < length; ) {
            int size = (int) Math.min(buffer.length, length - done);
            fill(file, first + done, buffer, 0, size);
            send(buffer, size);
            done += size;
            fileBytes = done;
        }
    }

    private static void fill(OwnedDescriptor file, long first, byte[] target, int at, int length)
            throws IOException {
        for (int done = 0; done < length; ) {
            int count = file.readAt(first + done, target, at + done, length - done);
            if (count == 0) throw shorter();
            done += count;
        }
    }

    /// Each call has the grace as its time; whoever has taken what the rate wants of that time gets another one.
    private void sendFile(Socket socket, OwnedDescriptor file, long first, long length)
            throws IOException {
        long least = Math.max(1, pace.grace().toMillis() * pace.rate() / 1000);
        for (long done = 0; done < length; ) {
            try {
                // In pieces, so that the log knows how much of it whoever went away has got.
                long piece = Math.min(length - done, FILE_PIECE);
                long sent = socket.sendFile(file, first + done, piece);
                if (sent == 0) throw shorter();
                done += sent;
            } catch (SocketTimeoutException e) {
                if (e.bytesTransferred < least) throw e;
                done += e.bytesTransferred;
            }
            fileBytes = done;
        }
    }

    /// Where the head with the length has gone, only the end of the connection tells that there is less.
    private static RefusedException shorter() {
        return RefusedException.of(503, "the file has become shorter");
    }
}
