package io.sockeye.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Which of our identities a peer is shown: one for the name that it asked for, with a key of the kind that it understands.
///
/// Immutable: a reload makes another one, and connections keep theirs.
final class KeyChoice extends X509ExtendedKeyManager {
    private final List<Identity> all = new ArrayList<>(); // an alias is an index
    private final List<Identity> always;
    private final Map<Host, List<Identity>> named;

    /// @param always for whom no name fits
    /// @param named by name or pattern
    KeyChoice(List<Identity> always, Map<Host, List<Identity>> named) {
        this.always = List.copyOf(always);
        this.named = new LinkedHashMap<>();
        named.forEach((host, identities) -> this.named.put(host, List.copyOf(identities)));
        all.addAll(this.always);
        this.named.values().forEach(all::addAll);
    }

    boolean knows(String host) {
        return named.keySet().stream().anyMatch(pattern -> pattern.covers(host))
                || always.stream()
                        .anyMatch(
                                identity -> Names.of(identity.certificate()).cover(Host.of(host)));
    }

    /// The exact name before a pattern.
    private List<Identity> identities(SSLEngine engine) {
        if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) return always;
        for (var asked : session.getRequestedServerNames()) {
            if (!(asked instanceof SNIHostName host)) continue;
            var name = host.getAsciiName().toLowerCase(java.util.Locale.ROOT);
            for (var entry : named.entrySet()) {
                if (entry.getKey().text().equals(name)) return entry.getValue();
            }
            for (var entry : named.entrySet()) {
                if (entry.getKey().covers(name)) return entry.getValue();
            }
        }
        return always;
    }

    private @Nullable String alias(
            List<Identity> from, String kind, Principal @Nullable [] issuers) {
        for (var identity : from) {
            if (identity.certificate().getPublicKey().getAlgorithm().equals(kind)
                    && identity.isIssuedBy(issuers == null ? List.of() : Arrays.asList(issuers)))
                return Integer.toString(all.indexOf(identity));
        }
        return null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        // To open a ticket JSSE asks, too, before there is a session.
        if (engine.getHandshakeSession() != null) Handshake.isFull();
        return alias(identities(engine), keyType, issuers);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        for (var kind : keyTypes) {
            var alias = alias(always, kind, issuers);
            if (alias != null) return alias;
        }
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return all.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return all.get(Integer.parseInt(alias)).key();
    }

    // ---- what JSSE never asks of an engine ----

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
