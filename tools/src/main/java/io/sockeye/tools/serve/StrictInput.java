package io.sockeye.tools.serve;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/// What comes from a client, as HttpCore's parsers read it: line by line and in pieces. Each line is held against [Grammar] before a parser
/// sees it, sizes are bounded, and nobody is waited for longer than [Pace] says.
///
/// Belongs to the thread of its connection.
final class StrictInput implements SessionInputBuffer {
    /// The longest request line, with its end: the longest path that the kernel opens, each of its bytes escaped, and some more. We name such
    /// paths on our pages, and have to understand them, RFC 9110 section 2.3.
    static final int REQUEST_LINE = 16 * 1024;

    /// The longest of the other lines.
    static final int LINE = 8 * 1024;

    /// All lines of a head together.
    static final int HEAD = 32 * 1024;

    /// How many fields.
    static final int FIELDS = 100;

    private static final int CHUNK_LINE = 1024;

    private static final byte[] HEAD_METHOD = "HEAD ".getBytes(StandardCharsets.US_ASCII);

    /// What the next line is.
    private enum Part {
        START,
        FIELD,
        CHUNK_SIZE,
        CHUNK_END,
        TRAILER
    }

    private static final long NOT_WAITING = 0;

    private final Connection connection;
    private final @Nullable Socket plain; // where nothing is between us and the socket
    private final Pace pace;

    /// Until when its thread waits now; the watch reads it.
    private volatile long waitsUntil = NOT_WAITING;

    /// Not before something has come: many connections lie idle.
    private byte[] buffer = new byte[0];

    private int begin;
    private int end;
    private Part part = Part.START;
    private int headLeft;
    private int fieldsLeft;
    private boolean begun; // a byte of the request has come
    private boolean first = true;

    /// Whether nothing of a request has come, and whether none is to come any more: one thread sets this and looks at that, the other one that and
    /// this.
    private volatile boolean idle = true;

    private volatile boolean ending;
    private long deadline;
    private long bodyStart;
    private long bodyBytes;
    private String startLine = "";

    StrictInput(Connection connection, Pace pace) {
        this.connection = connection;
        plain = connection instanceof Socket socket ? socket : null;
        this.pace = pace;
    }

    /// A request may come.
    void beginRequest() {
        part = Part.START;
        headLeft = HEAD;
        fieldsLeft = FIELDS;
        startLine = "";
        begun = end > begin;
        idle = !begun;
        // A client connects because it wants something.
        var wait = begun || first ? pace.head() : pace.idle();
        deadline = System.nanoTime() + wait.toNanos();
        first = false;
    }

    /// The head is over, and what follows belongs to its body.
    void beginBody(boolean chunked) {
        part = chunked ? Part.CHUNK_SIZE : Part.START;
        headLeft = HEAD;
        fieldsLeft = FIELDS;
        bodyStart = System.nanoTime();
        bodyBytes = 0;
        deadline = bodyStart + pace.nanos(0);
    }

    /// Whether something of a request has come.
    boolean hasBegun() {
        return begun;
    }

    /// The request line as it came; empty if none has.
    String startLine() {
        return startLine;
    }

    /// Whether the request line, or what has come of it, begins as that of HEAD: whatever is said of it is said without content.
    boolean isOfHead() {
        if (!startLine.isEmpty()) return startLine.startsWith("HEAD ");
        return Arrays.equals(
                buffer,
                begin,
                Math.min(end, begin + HEAD_METHOD.length),
                HEAD_METHOD,
                0,
                HEAD_METHOD.length);
    }

    @Override
    public int readLine(CharArrayBuffer line, InputStream unused) throws IOException {
        int feed;
        int from = 0; // relative to begin, which moves
        while ((feed = find(from)) < 0) {
            from = end - begin;
            if (from >= limit()) throw tooLong();
            if (!fill()) {
                if (begin == end && part == Part.START && !begun) return -1;
                throw RefusedException.closing(400, "the end in the middle of a line");
            }
        }
        int start = begin;
        int length = feed - start;
        if (length + 1 > limit()) throw tooLong();
        begin = feed + 1;
        int last = feed - 1;
        if (last < start || buffer[last] != '\r')
            throw RefusedException.closing(400, "a line that does not end with CR LF");
        check(start, last, length + 1);
        line.append(buffer, start, last - start);
        return last - start;
    }

    /// The end of the line; -1 if it has not come. What can be none is not waited for: a CR alone, and the greeting of another protocol.
    private int find(int from) throws RefusedException {
        for (int i = begin + from; i < end; i++) {
            if (buffer[i] == '\n') return i;
            if (i > begin && buffer[i - 1] == '\r')
                throw RefusedException.closing(400, "a CR without LF");
        }
        if (begin < end && buffer[begin] != '\r') {
            if (part == Part.START && !Grammar.isTokenCharacter(buffer[begin]))
                throw RefusedException.closing(400, "no method");
            if (part == Part.CHUNK_END)
                throw RefusedException.closing(400, "a chunk that does not end");
        }
        return -1;
    }

    private int limit() {
        return switch (part) {
            case START -> REQUEST_LINE;
            case FIELD, TRAILER -> LINE;
            case CHUNK_SIZE, CHUNK_END -> CHUNK_LINE;
        };
    }

    private RefusedException tooLong() {
        return switch (part) {
            case START -> {
                int method = begin;
                while (method < end && buffer[method] != ' ') method++;
                yield method == end
                        ? RefusedException.closing(501, "")
                        : RefusedException.closing(414, "a request line of more than 16 KiB");
            }
            case FIELD, TRAILER -> RefusedException.closing(431, "a field of more than 8 KiB");
            case CHUNK_SIZE, CHUNK_END -> RefusedException.closing(400, "a long line of a chunk");
        };
    }

    private void check(int from, int to, int length) throws RefusedException {
        switch (part) {
            case START -> {
                // An empty line before a request is left out, RFC 9112 section 2.2.
                if (from == to) return;
                startLine = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
                headLeft -= length;
                Grammar.requireRequestLine(buffer, from, to);
                part = Part.FIELD;
            }
            case FIELD, TRAILER -> {
                headLeft -= length;
                if (from == to) {
                    part = Part.START;
                    return;
                }
                if (headLeft < 0 || --fieldsLeft < 0)
                    throw RefusedException.closing(
                            431, "more than " + FIELDS + " fields, or 32 KiB of them");
                Grammar.requireField(buffer, from, to);
            }
            case CHUNK_SIZE ->
                    part = Grammar.chunkSize(buffer, from, to) == 0 ? Part.TRAILER : Part.CHUNK_END;
            case CHUNK_END -> {
                if (from != to) throw RefusedException.closing(400, "a chunk that does not end");
                part = Part.CHUNK_SIZE;
            }
        }
    }

    /// Makes room and waits for more.
    ///
    /// @return false at the end of the stream
    private boolean fill() throws IOException {
        if (begin == end) begin = end = 0;
        if (buffer.length == 0) buffer = new byte[1024];
        if (end == buffer.length) {
            if (begin > 0) System.arraycopy(buffer, begin, buffer, 0, end - begin);
            else buffer = Arrays.copyOf(buffer, Math.min(REQUEST_LINE, 4 * buffer.length));
            end -= begin;
            begin = 0;
        }
        int count = receive(buffer, end, buffer.length - end);
        end += count;
        return count > 0;
    }

    private int receive(byte[] target, int offset, int length) throws IOException {
        if (ending && idle) shutInput();
        int count =
                plain == null
                        ? receiveTimed(target, offset, length)
                        : receiveWatched(plain, target, offset, length);
        if (count > 0 && !begun) {
            begun = true;
            idle = false;
            deadline = System.nanoTime() + pace.head().toNanos();
        }
        return count;
    }

    private int receiveTimed(byte[] target, int offset, int length) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) throw late();
        try {
            return connection.recvInto(
                    MemorySegment.ofArray(target).asSlice(offset, length), Duration.ofNanos(left));
        } catch (SocketTimeoutException e) {
            throw late();
        }
    }

    private int receiveWatched(Socket socket, byte[] target, int offset, int length)
            throws IOException {
        while (true) {
            if (deadline - System.nanoTime() <= 0) throw late();
            waitsUntil = deadline == NOT_WAITING ? 1 : deadline;
            try {
                int count = socket.recvInto(target, offset, length);
                // The end may be that which the watch made.
                if (count == 0 && deadline - System.nanoTime() <= 0) throw late();
                return count;
            } catch (SocketTimeoutException e) {
                // The timeout is that of sendFile.
            } finally {
                waitsUntil = NOT_WAITING;
            }
        }
    }

    private IOException late() {
        return begun
                ? RefusedException.closing(408, "too slow")
                : new SocketTimeoutException("no request");
    }

    /// For the watch: whoever waits for longer than until now receives the end.
    void endWaitAfter(long now) {
        long until = waitsUntil;
        if (until == NOT_WAITING || now - until < 0 || plain == null) return;
        try {
            plain.shutdown(Shutdown.SHUT_RD);
        } catch (IOException e) {
            // Gone already, which ends the wait as well.
        }
    }

    /// For who ends the server: the request that is under way is the last one. Who waits for one finds the end, behind what has come already.
    void end() {
        ending = true;
        if (idle) shutInput();
    }

    /// Whether no further request is read.
    boolean isEnding() {
        return ending;
    }

    private void shutInput() {
        try {
            connection.shutdown(Shutdown.SHUT_RD);
        } catch (IOException e) {
            // Gone already, which ends the wait as well.
        }
    }

    @Override
    public int read(byte[] target, int offset, int length, InputStream unused) throws IOException {
        if (length == 0) return 0;
        int count = Math.min(length, end - begin);
        if (count > 0) {
            System.arraycopy(buffer, begin, target, offset, count);
            begin += count;
        } else {
            count = receive(target, offset, length);
            if (count == 0) return -1;
        }
        bodyBytes += count;
        deadline = bodyStart + pace.nanos(bodyBytes);
        return count;
    }

    @Override
    public int read(byte[] target, InputStream unused) throws IOException {
        return read(target, 0, target.length, unused);
    }

    @Override
    public int read(InputStream unused) throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1, unused) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int length() {
        return end - begin;
    }

    @Override
    public int capacity() {
        return REQUEST_LINE;
    }

    @Override
    public int available() {
        return REQUEST_LINE - length();
    }

    @Override
    public HttpTransportMetrics getMetrics() {
        return () -> bodyBytes;
    }
}
