package io.sockeye.tools.serve;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/// Requests, one after the other: HttpCore's parsers over [StrictInput], and what a head has to say as a whole.
final class RequestReader {
    /// [StrictInput] has its own limits, which come first. One empty line may stand before a request.
    private static final Http1Config CONFIG =
            Http1Config.custom()
                    .setMaxHeaderCount(StrictInput.FIELDS + 2)
                    .setMaxLineLength(StrictInput.REQUEST_LINE)
                    .setMaxEmptyLineCount(2)
                    .build();

    /// The target stays as it came. HttpCore's own factory takes `//host/path` apart.
    private static final HttpRequestFactory<ClassicHttpRequest> AS_IT_CAME =
            new HttpRequestFactory<>() {
                @Override
                public ClassicHttpRequest newHttpRequest(String method, String target) {
                    return new BasicClassicHttpRequest(method, null, null, target);
                }

                @Override
                public ClassicHttpRequest newHttpRequest(String method, URI target) {
                    return new BasicClassicHttpRequest(method, null, null, target.toString());
                }
            };

    private static final String CHUNKED = "chunked";

    private final StrictInput input;
    private final DefaultHttpRequestParser parser =
            new DefaultHttpRequestParser(CONFIG, null, AS_IT_CAME);

    RequestReader(StrictInput input) {
        this.input = input;
    }

    /// Waits for the head of the next request.
    ///
    /// @return null if the client has closed the connection instead
    /// @throws RefusedException if it is none that is answered
    @Nullable Request next() throws IOException {
        input.beginRequest();
        ClassicHttpRequest message;
        try {
            message = parser.parse(input, InputStream.nullInputStream());
        } catch (HttpException e) {
            throw RefusedException.closing(400, "not HTTP");
        }
        if (message == null) return null;
        var framing = framing(message);
        var target = Target.of(message.getMethod(), message.getPath());
        boolean keeps = keepAlive(message) && !isDoubtful(message, framing);
        return new Request(message, target, host(message, target), keeps, framing);
    }

    /// RFC 9112 section 6.3. Whatever two programs could read differently is refused: several lengths, also equal ones; a length beside
    /// chunks; chunks in HTTP/1.0.
    private static Request.Framing framing(ClassicHttpRequest message) throws RefusedException {
        boolean modern = message.getVersion().getMinor() > 0;
        int lengths = message.countHeaders("Content-Length");
        int codings = message.countHeaders("Transfer-Encoding");
        boolean expects = expects(message, modern);
        if (codings > 0) {
            if (lengths > 0 || !modern)
                throw RefusedException.closing(400, "two lengths of one body");
            requireChunked(Request.join(message, "Transfer-Encoding"));
            return new Request.Framing(-1, expects);
        }
        if (lengths > 1) throw RefusedException.closing(400, "several lengths");
        if (lengths == 0) return new Request.Framing(0, false);
        var text = String.valueOf(Request.join(message, "Content-Length"));
        int zeros = 0; // before it, which are no part of how large it is
        while (zeros < text.length() && text.charAt(zeros) == '0') zeros++;
        boolean good = !text.isEmpty() && text.length() - zeros <= 18;
        for (int i = zeros; good && i < text.length(); i++) good = Grammar.isDigit(text.charAt(i));
        if (!good) throw RefusedException.closing(400, "no length");
        return new Request.Framing(Long.parseLong(text), expects);
    }

    private static void requireChunked(@Nullable String codings) throws RefusedException {
        if (CHUNKED.equalsIgnoreCase(codings)) return;
        var all = Request.elements(codings);
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).equalsIgnoreCase(CHUNKED) != (i == all.size() - 1))
                throw RefusedException.closing(400, "a body without an end");
        if (all.isEmpty()) throw RefusedException.closing(400, "a body without an end");
        if (all.size() > 1) throw RefusedException.closing(501, "no transfer coding but chunked");
    }

    /// Whether others may find another end of the body than we do, for the coding stands in a list with empty elements: those are to be taken, but
    /// what stands behind the request is nobody's request then.
    private static boolean isDoubtful(ClassicHttpRequest message, Request.Framing framing) {
        return framing.isChunked()
                && !CHUNKED.equalsIgnoreCase(Request.join(message, "Transfer-Encoding"));
    }

    private static boolean expects(ClassicHttpRequest message, boolean modern)
            throws RefusedException {
        var expectation = modern ? Request.join(message, "Expect") : null;
        if (expectation == null) return false;
        var all = Request.elements(expectation);
        for (var each : all)
            if (!each.equalsIgnoreCase("100-continue"))
                throw RefusedException.closing(417, "no such expectation");
        return !all.isEmpty();
    }

    /// RFC 9112 section 3.2: of HTTP/1.1 exactly one, and valid. An absolute target says it better.
    private static String host(ClassicHttpRequest message, Target target) throws RefusedException {
        int count = message.countHeaders("Host");
        boolean modern = message.getVersion().getMinor() > 0;
        if (count > 1 || (count == 0 && modern))
            throw RefusedException.closing(400, count + " fields Host");
        var host = Request.join(message, "Host");
        if (host != null && !Authority.isValid(host))
            throw RefusedException.closing(400, "no host");
        var authority = target.authority();
        if (authority != null) return authority;
        return host == null ? "" : host;
    }

    private static boolean keepAlive(ClassicHttpRequest message) {
        var connection = Request.join(message, "Connection");
        if (Request.has(connection, "close")) return false;
        return message.getVersion().getMinor() > 0 || Request.has(connection, "keep-alive");
    }

    /// The body of a request whose head was read last; it must be read to its end before the next head.
    ///
    /// @return reading throws a [RefusedException] if the body is malformed, cut or too slow
    InputStream body(Request request) {
        input.beginBody(request.framing().isChunked());
        var stream =
                request.framing().isChunked()
                        ? new ChunkedInputStream(input, InputStream.nullInputStream(), CONFIG)
                        : new ContentLengthInputStream(
                                input, InputStream.nullInputStream(), request.framing().length());
        return new Translating(stream);
    }

    /// HttpCore's complaints about a body are the client's fault.
    private static final class Translating extends FilterInputStream {
        Translating(InputStream stream) {
            super(stream);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (org.apache.hc.core5.http.MalformedChunkCodingException
                    | org.apache.hc.core5.http.ConnectionClosedException e) {
                throw RefusedException.closing(400, "a body that is cut or malformed");
            }
        }

        /// What is left is read by whoever wants the next request, or never.
        @Override
        public void close() {}
    }
}
