package io.sockeye.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The names and addresses that a certificate is for, by its subjectAltName. Common names do not count, RFC 9525.
///
/// @param hosts `example.org`, `*.example.org`
/// @param addresses as the JDK writes them
record Names(List<String> hosts, List<String> addresses) {
    private static final int DNS_NAME = 2; // RFC 5280, GeneralName
    private static final int IP_ADDRESS = 7;

    static Names of(X509Certificate certificate) {
        var hosts = new ArrayList<String>();
        var addresses = new ArrayList<String>();
        for (var entry : entries(certificate)) {
            if (!(entry.get(1) instanceof String text)) continue;
            if (entry.get(0).equals(DNS_NAME)) hosts.add(text.toLowerCase(Locale.ROOT));
            else if (entry.get(0).equals(IP_ADDRESS)) addresses.add(canonical(text));
        }
        return new Names(List.copyOf(hosts), List.copyOf(addresses));
    }

    /// The JDK writes `0:0:0:0:0:0:0:1` here, too, but need not for ever.
    private static String canonical(String address) {
        try {
            return Host.of(address).text();
        } catch (IllegalArgumentException odd) {
            return address; // matches nothing
        }
    }

    private static Collection<List<?>> entries(X509Certificate certificate) {
        try {
            var entries = certificate.getSubjectAlternativeNames();
            return entries == null ? List.of() : entries;
        } catch (CertificateParsingException unreadable) {
            return List.of(); // no name that we know, so it is refused for every host
        }
    }

    /// Whether it is for this host.
    boolean cover(Host host) {
        if (!host.isName()) return addresses.contains(host.text());
        return hosts.stream().anyMatch(name -> covers(name, host.text()));
    }

    /// A star stands for the whole first label and nothing else, RFC 9525, section 6.3.
    private static boolean covers(String pattern, String host) {
        if (!pattern.startsWith("*.")) return pattern.equals(host);
        int dot = host.indexOf('.');
        var rest = pattern.substring(1);
        return dot > 0 && rest.indexOf('.', 1) > 0 && rest.equals(host.substring(dot));
    }

    /// All of them: what a refusal says.
    @Override
    public String toString() {
        if (hosts.isEmpty() && addresses.isEmpty()) return "no host";
        var all = new ArrayList<>(hosts);
        all.addAll(addresses);
        return String.join(", ", all);
    }
}
