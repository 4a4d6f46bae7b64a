package io.sockeye.tools.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A request and its response.
final class Exchange {
    /// What is left of a body that nobody wants is read up to this; a longer one ends the connection.
    private static final int UNWANTED = 64 * 1024;

    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Request request;
    private final RequestReader reader;
    private final StrictInput input;
    private final Outlet outlet;
    private boolean keeps;
    private @Nullable InputStream body;
    private int status;
    private long sent;

    Exchange(Request request, RequestReader reader, StrictInput input, Outlet outlet) {
        this.request = request;
        this.reader = reader;
        this.input = input;
        this.outlet = outlet;
        keeps = request.keepAlive();
    }

    Request request() {
        return request;
    }

    /// Whether another request may follow.
    boolean keeps() {
        return keeps;
    }

    /// The status that has gone out; 0 before.
    int status() {
        return status;
    }

    /// Bytes of the body that went out.
    long sent() {
        return sent;
    }

    /// The body of the request. A client that waits to be asked for it is asked.
    InputStream body() throws IOException {
        if (body != null) return body;
        if (request.framing().isExpected() && input.length() == 0) outlet.send(CONTINUE);
        return body = reader.body(request);
    }

    /// Reads what is left of the body, unless that takes long: then the response is the last of the connection.
    private void settle() throws IOException {
        if (!keeps || request.framing().isEmpty()) return;
        var framing = request.framing();
        if (body == null && (framing.isExpected() || framing.length() > UNWANTED)) {
            keeps = false;
            return;
        }
        byte[] waste = new byte[4096];
        int all = 0;
        for (int count; (count = body().read(waste)) >= 0; ) {
            all += count;
            if (all > UNWANTED) {
                keeps = false;
                return;
            }
        }
    }

    private Response begin(Response response) throws IOException {
        if (input.isEnding()) keeps = false;
        settle();
        if (!keeps) response.field("Connection", "close");
        else if (!request.isModern()) response.field("Connection", "keep-alive");
        status = response.status();
        return response;
    }

    /// A response without a body.
    void answer(Response response) throws IOException {
        begin(response);
        outlet.send(response.bytes());
    }

    /// A response with a body, of which HEAD gets the head.
    void answer(Response response, byte[] content) throws IOException {
        begin(response).field("Content-Length", content.length);
        byte[] head = response.bytes();
        if (request.isHead()) {
            outlet.send(head);
            return;
        }
        byte[] all = java.util.Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        outlet.send(all);
        sent += content.length;
    }

    /// A response with a part of a file.
    void answer(Response response, Site.Found file, long first, long length) throws IOException {
        if (!request.isHead() && length <= Outlet.SMALL && Room.RESPONSES.take((int) length)) {
            // Read before anything is promised: a file that has become shorter is refused in good
            // order.
            try {
                answer(response, outlet.content(file.descriptor(), first, (int) length));
            } finally {
                Room.RESPONSES.release((int) length);
            }
            return;
        }
        begin(response).field("Content-Length", length);
        if (request.isHead()) {
            outlet.send(response.bytes());
            return;
        }
        try {
            outlet.send(response.bytes(), file.descriptor(), first, length);
        } finally {
            sent += outlet.fileBytes();
        }
    }

    /// A response with several parts of a file, RFC 9110 section 14.6.
    void answer(
            Response response,
            Site.Found file,
            java.util.List<byte[]> heads,
            java.util.List<ByteRanges.Part> parts,
            byte[] end)
            throws IOException {
        long length = end.length;
        for (var head : heads) length += head.length;
        for (var part : parts) length += part.length();
        begin(response).field("Content-Length", length);
        outlet.send(response.bytes());
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            try {
                outlet.send(heads.get(i), file.descriptor(), part.first(), part.length());
            } finally {
                sent += outlet.fileBytes();
            }
            sent += heads.get(i).length;
        }
        outlet.send(end);
        sent += end.length;
    }

    /// A request that is not done.
    void refuse(RefusedException refusal, Response response) throws IOException {
        if (refusal.closes()) keeps = false;
        response.field("Content-Type", "text/plain; charset=utf-8");
        answer(response, Page.message(response.status(), refusal.why()));
    }
}
