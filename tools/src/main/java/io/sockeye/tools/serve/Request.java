package io.sockeye.tools.serve;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/// A request's head that makes sense.
///
/// @param message as HttpCore read it
/// @param target what is asked for
/// @param host of the URI that is meant: what Host says, or an absolute target; empty in HTTP/1.0 without either
/// @param keepAlive whether the client would go on with the connection
/// @param framing how the body is delimited
record Request(
        ClassicHttpRequest message,
        Target target,
        String host,
        boolean keepAlive,
        Framing framing) {

    /// How a body is delimited.
    ///
    /// @param length in bytes; -1 if it comes in chunks
    /// @param isExpected whether the client waits for 100 (Continue) before it sends it
    record Framing(long length, boolean isExpected) {
        boolean isChunked() {
            return length < 0;
        }

        boolean isEmpty() {
            return length == 0;
        }
    }

    String method() {
        return message.getMethod();
    }

    boolean isHead() {
        return method().equals("HEAD");
    }

    /// Whether the client speaks HTTP/1.1, or a later minor version.
    boolean isModern() {
        return message.getVersion().getMinor() > 0;
    }

    /// The value of a field; if there are several of them, the list of all, RFC 9110 section 5.3.
    @Nullable String field(String name) {
        return join(message, name);
    }

    static @Nullable String join(ClassicHttpRequest message, String name) {
        String all = null;
        for (var each : message.getHeaders()) {
            if (!each.getName().equalsIgnoreCase(name)) continue;
            all = all == null ? each.getValue() : all + ", " + each.getValue();
        }
        return all;
    }

    /// The elements of a list; empty ones are none, RFC 9110 section 5.6.1.2.
    static List<String> elements(@Nullable String list) {
        if (list == null) return List.of();
        var elements = new ArrayList<String>();
        for (int from = 0; from <= list.length(); ) {
            int comma = list.indexOf(',', from);
            int to = comma < 0 ? list.length() : comma;
            var each = list.substring(from, to).strip();
            if (!each.isEmpty()) elements.add(each);
            from = to + 1;
        }
        return elements;
    }

    /// Whether a list of tokens has one, in whatever case.
    static boolean has(@Nullable String list, String token) {
        for (var each : elements(list)) if (each.equalsIgnoreCase(token)) return true;
        return false;
    }
}
