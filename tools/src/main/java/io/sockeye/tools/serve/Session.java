package io.sockeye.tools.serve;

import io.sockeye.Connection;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One connection: requests in, responses out, in the order in which they came.
final class Session {
    /// Where bytes go that nobody reads: whatever is in it belongs to everybody.
    private static final byte[] WASTE = new byte[64 * 1024];

    private final Site site;
    private final AccessLog log;
    private final Watch watch;
    private final Connection connection;
    private final StrictInput input;
    private final RequestReader reader;
    private final Outlet outlet;
    private @Nullable String peer;

    Session(Site site, AccessLog log, Watch watch, Connection connection) {
        this.watch = watch;
        this.site = site;
        this.log = log;
        this.connection = connection;
        var pace = site.settings().pace();
        input = new StrictInput(connection, pace);
        reader = new RequestReader(input);
        outlet = new Outlet(connection, pace);
    }

    /// Serves until one of both ends it.
    void run() throws IOException, InterruptedException {
        // Of who has gone away there is no address any more, and the log wants it.
        if (log.isOn()) peer();
        watch.add(input);
        try {
            serve();
        } catch (IOException e) {
            endInOrder(e);
            throw e;
        } finally {
            watch.remove(input);
        }
    }

    /// Says the end of TLS, as it has to be, RFC 9112 section 9.8: whoever got a part of a response has its length from the head.
    private void endInOrder(IOException why) {
        if (connection instanceof Socket) return;
        try {
            connection.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private void serve() throws IOException, InterruptedException {
        while (true) {
            Request request;
            try {
                request = reader.next();
            } catch (RefusedException e) {
                refuseHead(e);
                return;
            } catch (SocketTimeoutException e) {
                return; // nobody has asked for anything
            }
            if (request == null) return;
            if (!answer(request)) {
                if (input.length() > 0 || !request.framing().isEmpty()) linger();
                return;
            }
        }
    }

    private boolean answer(Request request) throws IOException, InterruptedException {
        var at = log.isOn() ? Instant.now() : Instant.EPOCH;
        long start = System.nanoTime();
        var exchange = new Exchange(request, reader, input, outlet);
        try {
            dispatch(exchange);
        } finally {
            if (exchange.status() != 0) record(at, start, exchange);
        }
        return exchange.keeps();
    }

    private void dispatch(Exchange exchange) throws IOException {
        try {
            handle(exchange);
        } catch (RefusedException e) {
            var cause = e.getCause();
            boolean cut = exchange.status() != 0;
            if (cause != null || cut)
                site.complain(exchange.request().target(), cause == null ? e : cause);
            // After a head has gone nothing can be taken back.
            if (cut) throw e;
            refuse(exchange, e);
        } catch (ErrnoException e) {
            if (isOfClient(e)) throw e;
            site.complain(exchange.request().target(), e);
            if (exchange.status() != 0) throw e;
            refuse(exchange, RefusedException.closing(500, ""));
        }
    }

    private void refuse(Exchange exchange, RefusedException e) throws IOException {
        var response = new Response(e.status());
        if (e.status() == 401)
            response.field("WWW-Authenticate", "Basic realm=\"files\", charset=\"UTF-8\"");
        if (e.status() == 405) response.field("Allow", allowed(exchange.request().target()));
        if (e.status() == 415 && exchange.request().field("Content-Encoding") != null)
            response.field("Accept-Encoding", "identity"); // RFC 9110 section 12.5.3
        try {
            exchange.refuse(e, response);
        } catch (RefusedException body) {
            // What follows the head is malformed.
            if (exchange.status() != 0) throw body;
            exchange.refuse(
                    RefusedException.closing(body.status(), body.why()),
                    new Response(body.status()));
        }
    }

    /// Whether a call on the connection has failed: there is nobody left to answer, and clients go away every day. sendfile(2) is a call on both, and
    /// fails with EIO or EINVAL if it is the file's fault.
    private static boolean isOfClient(ErrnoException e) {
        if (e.call().startsWith("sendfile")) return !e.is(Errno.EIO, Errno.EINVAL, Errno.ENOMEM);
        return e.call().startsWith("send") || e.call().startsWith("recv");
    }

    private void handle(Exchange exchange) throws IOException {
        var request = exchange.request();
        if (!site.settings().hosts().admit(request.host()))
            throw RefusedException.of(421, "not a name of this server; --host adds one");
        // RFC 9110 section 7.4: what is secret is not told over a connection that is not.
        if (request.target().isSecret() && connection instanceof Socket)
            throw RefusedException.of(421, "https without TLS");
        var credentials = site.settings().credentials();
        if (credentials != null && !credentials.admit(request.field("Authorization")))
            throw RefusedException.of(401, "");
        boolean uploads = site.settings().uploads();
        switch (request.method()) {
            case "GET", "HEAD" -> new Fetch(site).handle(exchange);
            case "OPTIONS" ->
                    exchange.answer(new Response(204).field("Allow", allowed(request.target())));
            case "PUT", "POST" -> {
                if (!uploads) throw RefusedException.of(405, "");
                if (request.method().equals("PUT")) new Upload(site).put(exchange);
                else new Upload(site).post(exchange);
            }
            case "DELETE", "PATCH", "TRACE" -> throw RefusedException.of(405, "");
            default -> throw RefusedException.of(501, "");
        }
    }

    /// A file is put, a form is posted to a directory.
    private String allowed(Target target) {
        if (!site.settings().uploads()) return "GET, HEAD, OPTIONS";
        if (target.isServer()) return "GET, HEAD, OPTIONS, PUT, POST";
        return target.isDirectory() ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS, PUT";
    }

    /// What came is no request: nobody knows where the next one would begin.
    private void refuseHead(RefusedException e) throws IOException, InterruptedException {
        byte[] content = Page.message(e.status(), e.why());
        var response = new Response(e.status());
        if (e.status() == 405) response.field("Allow", allowed(Target.SERVER)); // CONNECT
        response.field("Connection", "close");
        response.field("Content-Type", "text/plain; charset=utf-8");
        response.field("Content-Length", content.length);
        byte[] head = response.bytes();
        int length = input.isOfHead() ? 0 : content.length;
        byte[] all = Arrays.copyOf(head, head.length + length);
        System.arraycopy(content, 0, all, head.length, length);
        outlet.send(all);
        log.add(
                new AccessLog.Entry(
                        Instant.now(),
                        0,
                        peer(),
                        null,
                        input.startLine(),
                        e.status(),
                        length,
                        null,
                        null));
        linger();
    }

    /// Takes what the client still sends after the last response. Bytes that nobody has read would have the kernel reset the connection, and a client
    /// that sends all of its body before it looks for an answer, as browsers do, would never see one.
    private void linger() {
        var pace = site.settings().pace();
        long deadline = System.nanoTime() + pace.linger().toNanos();
        var waste = MemorySegment.ofArray(WASTE);
        try {
            connection.shutdown(Shutdown.SHUT_WR);
            while (true) {
                long left = Math.min(pace.quiet().toNanos(), deadline - System.nanoTime());
                if (left <= 0 || connection.recvInto(waste, Duration.ofNanos(left)) == 0) return;
            }
        } catch (IOException e) {
            // He had his time, or has gone already.
        }
    }

    private void record(Instant at, long start, Exchange exchange)
            throws IOException, InterruptedException {
        var request = exchange.request();
        var credentials = site.settings().credentials();
        boolean on = log.isOn();
        log.add(
                new AccessLog.Entry(
                        at,
                        System.nanoTime() - start,
                        on ? peer() : "",
                        credentials == null || exchange.status() == 401 ? null : credentials.user(),
                        input.startLine(),
                        exchange.status(),
                        exchange.sent(),
                        on ? request.field("Referer") : null,
                        on ? request.field("User-Agent") : null));
    }

    /// Without the port; `unix` for who has no address.
    private String peer() {
        if (peer == null) {
            try {
                peer = text(connection.peerAddress());
            } catch (IOException e) {
                peer = "-"; // gone already
            }
        }
        return peer;
    }

    private static String text(SocketAddress address) {
        if (!(address instanceof IpSocketAddress ip)) return "unix";
        var text = ip.toString();
        var host = text.substring(0, text.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
