import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.framing.*;
import io.sockeye.server.Limits;
import io.sockeye.server.Server;
import java.net.SocketTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.util.concurrent.*;
import static io.sockeye.option.TcpOptions.TCP_NODELAY;
import static java.nio.charset.StandardCharsets.UTF_8;

/// A key-value service with pipelining: a client sends many requests without waiting, and gets the answers in their order.
///
/// Each request and answer is UTF-8 behind its length, 4 bytes big-endian. Requests are done in order, each as soon as it is read; one that has
/// to wait (AWAIT) does not keep those behind it from being done, only their answers. docs/example-protocols.md has the rest.
static final int PORT = 7000;
static final int LONGEST = 64 * 1024;                           // frame
static final int UNDER_WAY = 64;                                // requests of one client that are not answered yet
static final int KEYS = 100_000;                                // of all clients
static final long CHARACTERS = 64L << 20;                       // of all keys and values
static final int UNREAD = 256 * 1024;                           // thrown away behind an error
static final Duration WHOLE_FRAME = Duration.ofSeconds(2);      // from its first byte to its last
static final Duration LONGEST_AWAIT = Duration.ofSeconds(5);

static final Framing<byte[]> FRAMING = Framing.lengthPrefix(4).limit(LONGEST);
static final CompletableFuture<String> END = new CompletableFuture<>();
final ConcurrentHashMap<String, String> store = new ConcurrentHashMap<>();
long characters;                                                // of what is in it; guarded by this
final ConcurrentHashMap<String, Set<CompletableFuture<String>>> awaited = new ConcurrentHashMap<>();

void main() throws Exception {
    var limits = Limits.defaults().connections(1000).perPeer(100).idle(Duration.ofSeconds(30));
    try (var server = Server.of(Socket.createServer(SocketAddress.loopback(PORT)), this::serve)) {
        server.limits(limits).start().join();
    }
}

/// Reads requests, and does them; a second thread answers.
void serve(Socket connection) throws Exception {
    connection.set(TCP_NODELAY, true);
    var answers = new ArrayBlockingQueue<CompletableFuture<String>>(UNDER_WAY);
    var reader = Thread.currentThread();
    var writer = Thread.ofVirtual().start(() -> answer(connection, answers, reader));
    try {
        read(connection, answers);
        answers.put(END);
        writer.join();
        part(connection);
    } finally {
        writer.interrupt();                                     // it may wait for what nobody will put
    }
}

void read(Socket connection, BlockingQueue<CompletableFuture<String>> answers) throws Exception {
    var requests = FrameReader.of(connection, FRAMING).deadline(WHOLE_FRAME);
    try {
        while (requests.read().orElse(null) instanceof byte[] request)
            answers.put(done(request));                         // waits while UNDER_WAY are not answered
    } catch (IncompleteFrameException gone) {
        // it wants no answer
    } catch (FrameTooLongException e) {
        answers.put(now("error a frame is too long, at byte " + e.offset()));
    } catch (SocketTimeoutException e) {
        answers.put(now("error a frame was not whole in time"));
    }
}

/// What a client has sent and nobody reads would have the kernel reset the connection, and take the last answers from him.
void part(Socket connection) {
    try {
        connection.shutdown(Shutdown.SHUT_WR);
        connection.timeout(WHOLE_FRAME).recvExactly(UNREAD);
    } catch (IOException end) {
        // he has heard it, does not stop, or is gone
    }
}

/// Writes what is answered, and sends it when there is nothing more to write for the moment.
void answer(Socket connection, BlockingQueue<CompletableFuture<String>> answers, Thread reader) {
    var frames = FrameWriter.of(connection, FRAMING);
    try {
        while (true) {
            var next = answers.poll();
            if (next == null || !next.isDone()) frames.flush();
            if (next == null) next = answers.take();
            if (next == END) return;
            frames.write(next.get().getBytes(UTF_8));
        }
    } catch (IOException | InterruptedException | ExecutionException gone) {
        reader.interrupt();                                     // nobody hears: it need not read on
    }
}

CompletableFuture<String> done(byte[] request) {
    String[] words;
    try {
        words = UTF_8.newDecoder().decode(ByteBuffer.wrap(request)).toString().split(" ", 3);
    } catch (CharacterCodingException e) {
        return now("error not UTF-8");
    }
    if (words.length > 1 && words[1].isEmpty()) return now("error not a key");
    return switch (words[0] + " " + words.length) {
        case "GET 2" -> now(value(store.get(words[1])));
        case "PUT 3" -> now(put(words[1], words[2]));
        case "DEL 2" -> now(value(delete(words[1])));
        case "AWAIT 2" -> await(words[1]);
        default -> now("error not a request");
    };
}

String value(String value) {
    return value == null ? "none" : "value " + value;
}

synchronized String put(String key, String value) {
    var old = store.get(key);
    long after = characters + value.length() + (old == null ? key.length() : -old.length());
    if (after > CHARACTERS || (old == null && store.size() >= KEYS)) return "error the store is full";
    store.put(key, value);
    characters = after;
    var all = awaited.remove(key);
    if (all != null) all.forEach(answer -> answer.complete(value(value)));
    return "ok";
}

synchronized String delete(String key) {
    var old = store.remove(key);
    if (old != null) characters -= key.length() + old.length();
    return old;
}

/// Answered once there is a value, or the time is over.
CompletableFuture<String> await(String key) {
    var answer = new CompletableFuture<String>();
    awaited.compute(key, (_, all) -> {
        if (all == null) all = new HashSet<>();
        all.add(answer);
        return all;
    });
    if (store.get(key) instanceof String there) answer.complete(value(there));
    answer.completeOnTimeout("none", LONGEST_AWAIT.toMillis(), TimeUnit.MILLISECONDS);
    answer.thenRun(() -> awaited.computeIfPresent(key, (_, all) -> all.remove(answer) && all.isEmpty() ? null : all));
    return answer;
}

CompletableFuture<String> now(String answer) {
    return CompletableFuture.completedFuture(answer);
}
