package io.sockeye.tools.scan;

import java.util.Optional;

/// What a service says of itself.
///
/// @param banner the first bytes that it sends, as ISO 8859-1; empty if it says nothing
/// @param asked what it was sent before it said that: empty, or the first line
/// @param tls what it shows in a TLS handshake
record Greeting(String banner, String asked, Optional<TlsFacts> tls) {
    /// Nothing was learnt.
    static final Greeting NONE = new Greeting("", "", Optional.empty());

    /// The first line, in characters that a terminal may be given.
    String line() {
        var text = new StringBuilder();
        for (int i = 0; i < banner.length() && text.length() < 80; i++) {
            char c = banner.charAt(i);
            if (c == '\r' || c == '\n') break;
            text.append(c < ' ' || c > '~' ? '.' : c);
        }
        return text.toString();
    }
}
