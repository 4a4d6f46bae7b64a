package io.sockeye.bench.workload;

import io.sockeye.bench.contender.NetTls;
import io.sockeye.bench.contender.NettyTls;
import io.sockeye.bench.contender.SockeyeTls;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Programs;
import java.util.List;
import java.util.Locale;

/// A server for TLS 1.3 with AES-128-GCM, a certificate for P-256 and the same client in C with OpenSSL for everyone.
record TlsWork(What what) implements ServerWorkload {
    /// What the server does.
    enum What {
        HANDSHAKE,
        SEND,
        RECEIVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String name() {
        return "tls-" + what.word();
    }

    @Override
    public String title() {
        return switch (what) {
            case HANDSHAKE ->
                    "A server for TLS 1.3: a connection, a full handshake, one byte and the end, one after the other";
            case SEND -> "A server sends 16 KiB at a time over TLS 1.3 with AES-128-GCM";
            case RECEIVE -> "A server receives 16 KiB at a time over TLS 1.3 with AES-128-GCM";
        };
    }

    @Override
    public Figure figure() {
        return Figure.cpu("server", what == What.HANDSHAKE ? "handshake" : "16 KiB");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                contender("C, OpenSSL", () -> Programs.c("tls_server", TlsIdentity.folder())),
                contender("Sockeye", () -> Programs.java(SockeyeTls.class, TlsIdentity.folder())),
                contender(
                        "SSLSocket, virtual threads",
                        () -> Programs.java(NetTls.class, TlsIdentity.folder())),
                contender(
                        "Netty, epoll, SSLEngine",
                        () -> Programs.java(NettyTls.class, TlsIdentity.folder())));
    }

    private Contender contender(String name, Command server) {
        return Served.contender(
                name,
                () -> {
                    TlsIdentity.requireLibrary();
                    return server.make();
                },
                "tls_load",
                what.word());
    }
}
