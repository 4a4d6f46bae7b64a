package io.sockeye.tls;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.StandardConstants;

/// Hears for which name a client asks in this very handshake, and refuses those that nobody has.
///
/// A session knows only the name of its first handshake. And only where there is a matcher does JSSE compare the two, and resumes no session of
/// another name, RFC 6066, section 3.
final class AskedName extends SNIMatcher {
    private final Predicate<String> served;
    private volatile String name = "";

    /// @param served whether a name, in small letters, is served
    AskedName(Predicate<String> served) {
        super(StandardConstants.SNI_HOST_NAME);
        this.served = served;
    }

    @Override
    public boolean matches(SNIServerName asked) {
        try {
            name = new SNIHostName(asked.getEncoded()).getAsciiName();
        } catch (IllegalArgumentException noName) {
            return false;
        }
        return served.test(name.toLowerCase(Locale.ROOT));
    }

    /// The name; empty if the client has asked for none.
    Optional<String> name() {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
}
