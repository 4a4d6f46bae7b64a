package io.sockeye.tls;

import java.io.Serial;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The peer has ended the connection with a fatal alert; or the handshake with any, but for close_notify ([TlsTruncatedException]).
///
/// In TLS 1.3 a server that refuses the client's certificate says so after the client's handshake is over: the client meets it at its
/// first read. RFC 8446, section 6.2.
public final class TlsAlertException extends SSLException {
    @Serial private static final long serialVersionUID = 1;

    /// JSSE has no type for it; its text ends in the name of the alert.
    private static final Pattern FATAL = Pattern.compile("Received fatal alert: (\\w+)");

    private static final Pattern WARNING = Pattern.compile("received handshake warning: (\\w+)");

    /// Its name.
    private final String alert;

    TlsAlertException(String text, String alert, @Nullable Throwable cause) {
        super(text, cause);
        this.alert = alert;
    }

    /// The alert that JSSE tells of; null if it tells of something else.
    static @Nullable TlsAlertException of(SSLException failure) {
        var text = failure.getMessage();
        if (text == null) return null;
        var fatal = FATAL.matcher(text);
        if (fatal.find()) return of("the fatal alert ", fatal.group(1), failure);
        var warning = WARNING.matcher(text);
        return warning.find() ? of("the warning ", warning.group(1), failure) : null;
    }

    private static TlsAlertException of(String what, String alert, SSLException failure) {
        return new TlsAlertException("the peer has sent " + what + alert, alert, failure);
    }

    /// Which one.
    ///
    /// @return its name in RFC 8446: `bad_certificate`, `unknown_ca`, `handshake_failure`, `no_application_protocol`, …
    public String alert() {
        return alert;
    }
}
