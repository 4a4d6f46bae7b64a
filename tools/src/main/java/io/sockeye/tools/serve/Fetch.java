package io.sockeye.tools.serve;

import io.sockeye.descriptor.Directory;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.ErrnoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// GET and HEAD.
final class Fetch {
    private final Site site;

    Fetch(Site site) {
        this.site = site;
    }

    void handle(Exchange exchange) throws IOException {
        var target = exchange.request().target();
        try (var found = site.open(target)) {
            if (!found.isDirectory()) file(exchange, found, target.path());
            else if (!target.isDirectory()) redirect(exchange);
            else directory(exchange, found);
        }
    }

    /// Links on a page are relative to the directory: its name ends with a slash.
    private static void redirect(Exchange exchange) throws IOException {
        var target = exchange.request().target();
        var query = target.query();
        var location = target.encoded() + "/" + (query == null ? "" : "?" + query);
        // Escaped it may be longer than what came, and than what we take.
        if (location.length() > StrictInput.REQUEST_LINE - "GET  HTTP/1.1\r\n".length())
            throw RefusedException.of(414, "with a slash behind the path");
        exchange.answer(new Response(301).field("Location", location), new byte[0]);
    }

    private void directory(Exchange exchange, Site.Found found) throws IOException {
        var request = exchange.request();
        var target = request.target();
        boolean asked = target.parameter("json") != null;
        if (!asked) {
            try (var index = site.index(target)) {
                if (index != null) {
                    file(exchange, index.found(), index.path());
                    return;
                }
            }
        }
        if (!site.settings().lists()) throw RefusedException.of(403, "");
        boolean json = asked || prefersJson(request.field("Accept"));
        int condition = Validators.evaluate(request, Validators.NONE);
        if (condition == 412) throw RefusedException.of(412, "");
        var response = new Response(condition == 304 ? 304 : 200);
        response.field("Cache-Control", "no-cache").field("Vary", "Accept");
        response.field("X-Content-Type-Options", "nosniff");
        if (condition == 304) {
            exchange.answer(response);
            return;
        }
        var listing = list(found, target);
        if (json) {
            response.field("Content-Type", "application/json");
            page(exchange, response, listing.sorted(Listing.Order.NAME, false).json(target));
        } else {
            response.field("Content-Type", "text/html; charset=utf-8");
            response.field("Content-Security-Policy", Page.POLICY);
            response.field("Referrer-Policy", "same-origin");
            page(exchange, response, Page.html(listing, target, site.settings().uploads()));
        }
    }

    /// It is held until its client has it.
    private static void page(Exchange exchange, Response response, byte[] page) throws IOException {
        if (!Room.RESPONSES.take(page.length))
            throw RefusedException.of(503, "too many large pages at once");
        try {
            exchange.answer(response, page);
        } finally {
            Room.RESPONSES.release(page.length);
        }
    }

    /// Whether a client likes JSON more than a page: by weight; of equal weights the one that it names counts, and of two names the first.
    private static boolean prefersJson(@Nullable String accept) {
        if (accept == null) return false;
        int named = Weights.of(accept, "application/json");
        if (named <= 0) return false;
        int page = Weights.of(accept, "text/html");
        if (page >= 0 && page == named)
            return accept.indexOf("application/json") < accept.indexOf("text/html");
        if (page < 0) page = Weights.of(accept, "text/*");
        if (page < 0) page = Weights.of(accept, "*/*");
        return named >= page;
    }

    /// The descriptor that was opened is the directory that is listed.
    private Listing list(Site.Found found, Target target) throws IOException {
        try (var directory = Directory.of(OwnedDescriptor.copyOf(found.descriptor()))) {
            return Listing.of(site, directory, target);
        } catch (ErrnoException e) {
            throw Site.refusal(e); // removed since it was opened
        }
    }

    private void file(Exchange exchange, Site.Found file, byte[] path) throws IOException {
        var request = exchange.request();
        var range = request.isHead() ? null : request.field("Range");
        if (range == null) {
            var accepted = Coding.accepted(request.field("Accept-Encoding"));
            try (var sibling = site.sibling(file, path, accepted)) {
                if (sibling != null) {
                    send(exchange, sibling, null);
                    return;
                }
            }
        }
        send(exchange, file, range);
    }

    private static void send(Exchange exchange, Site.Found file, @Nullable String range)
            throws IOException {
        var request = exchange.request();
        var validators = Validators.of(file.status());
        int condition = Validators.evaluate(request, validators);
        if (condition == 412) throw RefusedException.of(412, "");
        if (condition == 304) {
            exchange.answer(described(new Response(304), file, validators));
            return;
        }
        long size = file.status().size();
        var parts =
                range == null || !validators.allowsRange(request)
                        ? null
                        : ByteRanges.parse(range, size);
        if (parts == null) {
            var response = described(new Response(200), file, validators);
            response.field("Content-Type", file.type());
            exchange.answer(response, file, 0, size);
        } else if (parts.isEmpty()) {
            var response = new Response(416).field("Content-Range", "bytes */" + size);
            exchange.refuse(RefusedException.of(416, ""), response);
        } else if (parts.size() == 1) {
            var response = described(new Response(206), file, validators);
            response.field("Content-Type", file.type());
            response.field("Content-Range", parts.getFirst().contentRange(size));
            exchange.answer(response, file, parts.getFirst().first(), parts.getFirst().length());
        } else {
            several(exchange, file, validators, parts);
        }
    }

    private static Response described(Response response, Site.Found file, Validators validators) {
        response.field("ETag", validators.tag());
        response.field("Last-Modified", HttpDate.format(validators.modified()));
        // What changes while somebody works on it is asked for each time, and 304 most often.
        response.field("Cache-Control", "no-cache").field("Vary", "Accept-Encoding");
        response.field("X-Content-Type-Options", "nosniff");
        var coding = file.coding();
        if (coding == null) response.field("Accept-Ranges", "bytes");
        else response.field("Content-Encoding", coding.token);
        return response;
    }

    private static void several(
            Exchange exchange, Site.Found file, Validators validators, List<ByteRanges.Part> parts)
            throws IOException {
        var boundary = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        var heads = new ArrayList<byte[]>();
        for (var part : parts)
            heads.add(
                    ascii(
                            "\r\n--"
                                    + boundary
                                    + "\r\nContent-Type: "
                                    + file.type()
                                    + "\r\nContent-Range: "
                                    + part.contentRange(file.status().size())
                                    + "\r\n\r\n"));
        var response = described(new Response(206), file, validators);
        response.field("Content-Type", "multipart/byteranges; boundary=" + boundary);
        exchange.answer(response, file, heads, parts, ascii("\r\n--" + boundary + "--\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
