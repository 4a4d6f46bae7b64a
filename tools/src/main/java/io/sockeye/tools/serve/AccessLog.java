package io.sockeye.tools.serve;

import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.JsonLines;
import io.sockeye.tools.cli.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// A line for each request, in the common format or as JSON.
///
/// A thread of its own writes them, all that have come meanwhile with one call. If whoever reads them is slower than the clients, these wait.
final class AccessLog implements AutoCloseable {
    /// How lines look.
    enum Format {
        COMMON,
        JSON,
        NONE
    }

    /// What is told of a request.
    ///
    /// @param at when its head had come
    /// @param nanos from then until the response had gone
    /// @param request the request line as it came; empty if none came
    /// @param bytes of the body that was sent
    record Entry(
            Instant at,
            long nanos,
            String peer,
            @Nullable String user,
            String request,
            int status,
            long bytes,
            @Nullable String referer,
            @Nullable String agent) {}

    private static final int MOST_WAITING = 10_000;

    /// Lines are gathered for so long: each is seen soon, and a busy server writes a hundred times a second.
    private static final long GATHERING_MILLIS = 10;

    private static final String HEX = "0123456789abcdef";

    private final Format format;
    private final Output out;
    private final Runnable onClosedOutput;
    private final ArrayDeque<Entry> waiting = new ArrayDeque<>(); // guarded by this
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private boolean closed; // guarded by this
    private @Nullable IOException failure; // guarded by this
    private final Thread writer = Thread.ofPlatform().name("sockeye-log").unstarted(this::write);

    /// @param onClosedOutput runs once if nobody reads the lines any more
    AccessLog(Format format, Output out, Runnable onClosedOutput) {
        this.format = format;
        this.out = out;
        this.onClosedOutput = onClosedOutput;
        if (format != Format.NONE) writer.start();
    }

    boolean isOn() {
        return format != Format.NONE;
    }

    void add(Entry entry) throws InterruptedException {
        requests.increment();
        bytes.add(entry.bytes());
        if (!isOn()) return;
        synchronized (this) {
            while (waiting.size() >= MOST_WAITING && !closed && failure == null) wait();
            if (closed || failure != null) return;
            waiting.add(entry);
            if (waiting.size() == 1 || waiting.size() == MOST_WAITING) notifyAll();
        }
    }

    private void write() {
        var gathered = new ByteArrayOutputStream();
        var lines = new Output(gathered);
        var json = new JsonLines(lines);
        try {
            while (true) {
                var batch = await();
                if (batch.isEmpty()) return;
                gathered.reset();
                for (var entry : batch) write(entry, lines, json);
                out.write(gathered.toString(java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
            onClosedOutput.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return empty at the end
    private synchronized ArrayDeque<Entry> await() throws InterruptedException {
        while (waiting.isEmpty() && !closed) wait();
        long over = System.nanoTime() + GATHERING_MILLIS * 1_000_000;
        for (long left; !closed && waiting.size() < MOST_WAITING; ) {
            left = (over - System.nanoTime()) / 1_000_000;
            if (left <= 0) break;
            wait(left);
        }
        var batch = new ArrayDeque<>(waiting);
        waiting.clear();
        notifyAll();
        return batch;
    }

    private void write(Entry entry, Output lines, JsonLines json) throws IOException {
        if (format == Format.COMMON) {
            lines.line(common(entry));
            return;
        }
        json.begin("request", entry.at());
        json.field("peer", entry.peer());
        optional(json, "user", entry.user());
        json.field("request", entry.request());
        json.field("status", entry.status());
        json.field("bodyBytes", entry.bytes());
        json.millis("durationMillis", entry.nanos());
        optional(json, "referer", entry.referer());
        optional(json, "userAgent", entry.agent());
        json.end();
    }

    private static void optional(JsonLines json, String name, @Nullable String value) {
        if (value == null) json.none(name);
        else json.field(name, value);
    }

    /// `127.0.0.1 - ann [27/Nov/2026:13:51:45 +0000] "GET / HTTP/1.1" 200 512`.
    static String common(Entry entry) {
        var line = new StringBuilder(120);
        line.append(entry.peer()).append(" - ");
        escape(line, entry.user() == null ? "-" : entry.user());
        line.append(" [").append(HttpDate.formatForLog(entry.at().getEpochSecond())).append("] \"");
        escape(line, entry.request().isEmpty() ? "-" : entry.request());
        line.append("\" ").append(entry.status()).append(' ');
        if (entry.bytes() == 0) line.append('-');
        else line.append(entry.bytes());
        return line.toString();
    }

    /// What a client sent must neither end the line nor move a terminal's cursor.
    static StringBuilder escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                line.append(c);
                continue;
            }
            line.append(c < 0x100 ? "\\x" : "\\u");
            for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4)
                line.append(HEX.charAt(c >> shift & 15));
        }
        return line;
    }

    /// Writes what is left, and in JSON the summary.
    void end(EndReason reason) throws IOException, InterruptedException {
        close();
        writer.join();
        synchronized (this) {
            if (failure != null) throw failure;
        }
        if (format != Format.JSON) return;
        new JsonLines(out)
                .beginSummary(reason)
                .field("requests", requests.sum())
                .field("bodyBytes", bytes.sum())
                .end();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
