package io.sockeye.tools.serve;

import io.sockeye.Connection;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.descriptor.Directory;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.server.Limits;
import io.sockeye.server.Server;
import io.sockeye.tls.Identity;
import io.sockeye.tls.Tls;
import io.sockeye.tls.TlsServer;
import io.sockeye.tools.cli.DescriptorLimit;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Failures;
import io.sockeye.tools.cli.Options;
import io.sockeye.tools.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The command `serve`: the files below a directory, over HTTP/1.1, until it is interrupted. Standard output is the access log; where it listens
/// stands on standard error.
public final class Serve implements Callable<Integer> {
    /// What is under way has so long to end after Ctrl-C.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final int MOST_CONNECTIONS = 10_000;

    private final Surroundings around;
    private final CommandSpec spec;

    private final PositionalParamSpec directory =
            PositionalParamSpec.builder()
                    .type(String.class)
                    .arity("0..1")
                    .index("0")
                    .paramLabel("DIRECTORY")
                    .defaultValue(".")
                    .description("What is served; the current directory if it is left out.")
                    .build();
    private final OptionSpec bind =
            Options.text("ADDRESS", "Where to listen: 127.0.0.1 unless told.", "-b", "--bind")
                    .build();
    private final OptionSpec port =
            Options.number("PORT", "8000 unless told; 0 lets the kernel choose.", "-p", "--port")
                    .build();
    private final OptionSpec unix =
            Options.text("PATH", "Listens on a Unix socket instead.", "--unix").build();
    private final OptionSpec host =
            Options.text(
                            "NAME",
                            "Answers to this name, too. On loopback it answers to localhost, IP addresses and this machine's name; "
                                    + "with --tls to what the certificate is for; elsewhere, and with '*', to any.",
                            "--host")
                    .type(String[].class)
                    .build();
    private final OptionSpec tls =
            Options.flag(
                    "HTTPS, by a certificate made for this run unless --cert and --key name one.",
                    "--tls");
    private final OptionSpec certificate =
            Options.text("FILE", "The certificate and its chain, in PEM.", "--cert").build();
    private final OptionSpec key =
            Options.text("FILE", "Its private key, in PEM.", "--key").build();
    private final OptionSpec auth =
            Options.text(
                            "USER:PASSWORD",
                            "Lets in who knows this; USER:@FILE reads the password from a file, USER alone takes it from "
                                    + Credentials.VARIABLE
                                    + ".",
                            "--auth")
                    .build();
    private final OptionSpec upload =
            Options.flag("Takes files, by PUT and by a form on each page.", "-u", "--upload");
    private final OptionSpec overwrite =
            Options.flag("Uploads may take the place of files.", "--overwrite");
    private final OptionSpec largest =
            Options.bytes("The largest upload; 1G unless told.", "--max-upload")
                    .defaultValue("1G")
                    .build();
    private final OptionSpec follow =
            Options.flag(
                    "Follows symbolic links that stay below the directory.", "--follow-symlinks");
    private final OptionSpec noListing =
            Options.flag("Shows no directories, only files.", "--no-listing");
    private final OptionSpec json = Options.flag("The access log as JSON lines.", "--json");
    private final OptionSpec quiet = Options.flag("No access log.", "-q", "--quiet");
    private final OptionSpec connections =
            Options.number(
                            "COUNT",
                            "How many at once; others wait. 10000 unless told, or half of what the limit of open files allows.",
                            "--max-connections")
                    .build();
    private final OptionSpec perPeer =
            Options.number(
                            "COUNT",
                            "How many of one peer at once; 5000 unless told.",
                            "--max-per-peer")
                    .defaultValue("5000")
                    .build();
    private final OptionSpec headTime =
            Options.duration(
                            "How long a request's head may take; 10s unless told.",
                            "--head-timeout")
                    .defaultValue("10s")
                    .build();
    private final OptionSpec idleTime =
            Options.duration(
                            "How long a connection may lie idle; 30s unless told.",
                            "--idle-timeout")
                    .defaultValue("30s")
                    .build();
    private final OptionSpec rate =
            Options.bytes(
                            "Bytes a second that a body has to make, either way, after 10 seconds; 500 unless told.",
                            "--min-rate")
                    .defaultValue("500")
                    .build();

    private Serve(Surroundings around) {
        this.around = around;
        spec = Options.command(this, "serve", "Serves the files of a directory over HTTP/1.1.");
        spec.addPositional(directory);
        for (var option :
                List.of(
                        bind,
                        port,
                        unix,
                        host,
                        tls,
                        certificate,
                        key,
                        auth,
                        upload,
                        overwrite,
                        largest,
                        follow,
                        noListing,
                        json,
                        quiet,
                        connections,
                        perPeer,
                        headTime,
                        idleTime,
                        rate)) spec.addOption(option);
        spec.usageMessage()
                .footerHeading("%nExamples:%n")
                .footer(
                        "  sockeye serve                      this directory, at http://127.0.0.1:8000/",
                        "  sockeye serve -b 0.0.0.0 --tls --auth ann -u ~/inbox",
                        "  sockeye serve --unix /run/files.sock /srv",
                        "  curl -T report.pdf http://127.0.0.1:8000/",
                        "",
                        "Exit status: 0 after --help, 2 wrong use, 3 a name has no address,",
                        "4 a permission is missing, 5 a system call failed, 130 ended by Ctrl-C or a signal.");
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `serve`
    public static CommandSpec command(Surroundings around) {
        return new Serve(around).spec;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var complaint = impossible();
        if (complaint != null)
            throw new CommandLine.ParameterException(spec.commandLine(), complaint);
        var credentials = credentials();
        var given = identity();
        var root = Path.of(directory.<String>getValue());
        try (var opened = open(root)) {
            var listeners = listeners();
            var identity = Options.is(tls) && given == null ? selfSigned(listeners) : given;
            var hosts =
                    identity == null
                            ? Hosts.of(listeners, bind.getValue(), hosts())
                            : Hosts.certified(identity.certificate(), hosts());
            try (var site = new Site(opened, settings(credentials, hosts), around::complain)) {
                return serve(site, listeners, identity, root);
            } finally {
                if (unix.getValue() != null) Files.deleteIfExists(Path.of(unix.<String>getValue()));
            }
        }
    }

    private Directory open(Path root) throws IOException {
        try {
            return Directory.open(root);
        } catch (ErrnoException e) {
            // As Python's http.server takes it.
            if (!e.is(Errno.ENOENT) || !isPort(root.toString())) throw e;
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "there is no directory " + root + "; the port is told by -p " + root,
                    e);
        }
    }

    private static boolean isPort(String text) {
        for (int i = 0; i < text.length(); i++) if (!Grammar.isDigit(text.charAt(i))) return false;
        return text.length() <= 5;
    }

    /// What contradicts itself; null if nothing does.
    private @Nullable String impossible() {
        if (unix.getValue() != null && (bind.getValue() != null || port.getValue() != null))
            return "--unix has neither --bind nor --port";
        if ((certificate.getValue() == null) != (key.getValue() == null))
            return "--cert and --key go together";
        if (certificate.getValue() != null && !Options.is(tls)) return "--cert is for --tls";
        if (Options.is(overwrite) && !Options.is(upload)) return "--overwrite is for --upload";
        if (Options.is(json) && Options.is(quiet))
            return "--json and --quiet contradict each other";
        for (var each : hosts())
            if (!Hosts.isName(each)) return "--host: '" + each + "' is no name of a host";
        Integer number = port.getValue();
        if (number != null && (number < 0 || number > 65535)) return number + " is no port";
        Integer most = connections.getValue();
        if ((most != null && most < 1) || perPeer.<Integer>getValue() < 1)
            return "without a connection nothing is served";
        if (rate.<Long>getValue() < 1) return "--min-rate is 1 or more";
        if (headTime.<Duration>getValue().isZero() || idleTime.<Duration>getValue().isZero())
            return "no time is no timeout";
        return null;
    }

    private @Nullable Credentials credentials() throws IOException {
        String let = auth.getValue();
        try {
            return let == null ? null : Credentials.of(let, around.terminal().environment());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private List<String> hosts() {
        String[] told = host.getValue();
        return told == null ? List.of() : List.of(told);
    }

    private Settings settings(@Nullable Credentials credentials, Hosts hosts) {
        var pace =
                new Pace(
                        idleTime.getValue(),
                        headTime.getValue(),
                        Pace.DEFAULT.grace(),
                        rate.<Long>getValue(),
                        Pace.DEFAULT.linger(),
                        Pace.DEFAULT.quiet());
        return new Settings(
                Options.is(follow),
                !Options.is(noListing),
                Options.is(upload),
                Options.is(overwrite),
                largest.<Long>getValue(),
                hosts,
                credentials,
                pace);
    }

    private @Nullable Identity identity() throws IOException {
        String chain = certificate.getValue();
        return chain == null
                ? null
                : Identity.fromPem(Path.of(chain), Path.of(key.<String>getValue()));
    }

    private Identity selfSigned(List<Socket> listeners) throws IOException {
        var names = new ArrayList<>(hosts());
        if (bind.getValue() != null) names.add(bind.getValue());
        return Identity.selfSigned(Listeners.names(listeners, names));
    }

    private List<Socket> listeners() throws IOException {
        var inherited = Listeners.inherited();
        boolean told =
                bind.getValue() != null || port.getValue() != null || unix.getValue() != null;
        if (!inherited.isEmpty()) {
            if (!told) return inherited;
            for (var each : inherited) each.close();
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "there is an inherited socket, and another one is named");
        }
        String path = unix.getValue();
        if (path != null) return List.of(Listeners.at(path));
        String host = bind.getValue();
        Integer number = port.getValue();
        return List.of(
                Listeners.at(host == null ? "127.0.0.1" : host, number == null ? 8000 : number));
    }

    private int serve(Site site, List<Socket> listeners, @Nullable Identity identity, Path root)
            throws IOException, InterruptedException {
        var running = around.running();
        var log = new AccessLog(format(), around.out(), running::interrupt);
        var watch = Watch.start();
        var server =
                Server.of(
                        listeners,
                        identity == null
                                ? socket -> run(site, log, watch, socket)
                                : secure(identity, site)
                                        .handler(each -> run(site, log, watch, each)));
        try (watch;
                log;
                server) {
            server.limits(
                    Limits.defaults()
                            .connections(connections())
                            .perPeer(perPeer.getValue())
                            .idle(java.time.temporal.ChronoUnit.FOREVER.getDuration()));
            server.onFailure(this::failed);
            for (var listener : listeners) Listeners.sendAtOnce(listener);
            server.start();
            announce(listeners, identity, root);
            running.onInterrupt(() -> {
                watch.end();
                stop(server);
            });
            server.join();
            log.end(running.isInterrupted() ? EndReason.INTERRUPTED : EndReason.ERROR);
        }
        return running.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.SYSTEM;
    }

    /// A connection takes a descriptor, and another one for the file that it sends: with more of them each request would end in EMFILE.
    private int connections() throws IOException {
        int possible = DescriptorLimit.free(2);
        Integer told = connections.getValue();
        if (told == null) return Math.min(MOST_CONNECTIONS, possible);
        if (told > possible)
            around.complain(
                    "open files are limited, to "
                            + possible
                            + " connections at once; ulimit -n raises that");
        return Math.min(told, possible);
    }

    private static TlsServer secure(Identity identity, Site site) {
        return Tls.server(identity)
                .alpn("http/1.1")
                .handshakeTimeout(site.settings().pace().head());
    }

    private static void run(Site site, AccessLog log, Watch watch, Connection connection)
            throws IOException, InterruptedException {
        new Session(site, log, watch, connection).run();
    }

    private static void stop(Server server) {
        try {
            server.stop(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What any client can cause is not worth a word.
    private void failed(SocketAddress peer, Exception failure) {
        if (failure instanceof IOException && !peer.equals(SocketAddress.none())) return;
        around.complain(Failures.describe(failure));
    }

    private AccessLog.Format format() {
        if (Options.is(quiet)) return AccessLog.Format.NONE;
        return Options.is(json) ? AccessLog.Format.JSON : AccessLog.Format.COMMON;
    }

    private void announce(List<Socket> listeners, @Nullable Identity identity, Path root)
            throws IOException {
        var err = around.err();
        boolean open = false;
        for (var listener : listeners) open |= !Listeners.isLocal(listener);
        if (identity != null)
            err.println("Certificate fingerprint (SHA-256): " + identity.fingerprint());
        if (open && identity == null && auth.getValue() != null)
            err.println("Passwords go over the network as they are: --tls hides them.");
        if (open && auth.getValue() == null && Options.is(upload))
            err.println("Whoever reaches this machine may upload: --auth asks who it is.");
        // The last line says that clients may come.
        for (var listener : listeners)
            for (var url : Listeners.urls(listener, identity != null))
                err.println("Serving " + root.toRealPath() + " at " + url);
        err.flush();
    }
}
