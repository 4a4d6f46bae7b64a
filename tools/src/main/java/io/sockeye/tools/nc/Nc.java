package io.sockeye.tools.nc;

import io.sockeye.Socket;
import io.sockeye.address.AddressFamily;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.ConnectionException;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.UnreachableException;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Failures;
import io.sockeye.tools.cli.Options;
import io.sockeye.tools.cli.Surroundings;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// The command `nc`: reads the command line, in nc's words or as two endpoints, and runs what it says.
public final class Nc implements Callable<Integer> {
    private static final int USUAL_MOST = 64;

    private final Surroundings around;
    private final CommandSpec spec;

    private final PositionalParamSpec words =
            Options.words(
                    "0..*", "WORD", "HOST PORT, or one or two endpoints such as tcp:HOST:PORT.");
    private final OptionSpec listen = Options.flag("Waits for a connection.", "-l", "--listen");
    private final OptionSpec keep =
            Options.flag("Goes on listening when one has gone.", "-k", "--keep-listening");
    private final OptionSpec udp = Options.flag("UDP.", "-u", "--udp");
    private final OptionSpec unix =
            Options.flag("Unix socket: the word is a path, or @NAME.", "-U", "--unix");
    private final OptionSpec probe =
            Options.flag("Only says which ports are open; 0 if all are.", "-z", "--zero");
    private final OptionSpec any = Options.flag("With -z: 0 if one port is open.", "--any");
    private final OptionSpec wait =
            Options.duration(
                            "How long a connection and its handshake may take, and then be idle.",
                            "-w",
                            "--wait")
                    .build();
    private final OptionSpec linger =
            Options.duration(
                            "How long the rest may be silent: a terminal, datagrams (1s); of a process its end is waited for.",
                            "--linger")
                    .build();
    private final OptionSpec shut =
            Options.flag("Ends the other side's input with ours: so it is anyway.", "-N");
    private final OptionSpec noShut =
            Options.flag("Leaves the connection whole when our input ends.", "--no-shutdown");
    private final OptionSpec tls = Options.flag("TLS, verified.", "--tls");
    private final OptionSpec insecure =
            Options.flag("TLS with anybody: nothing is verified.", "--insecure");
    private final OptionSpec trust =
            Options.text(
                            "FILE",
                            "Certificates to trust, in PEM; when listening: of clients, who must show one.",
                            "--trust")
                    .build();
    private final OptionSpec pin =
            Options.text("SHA256", "The certificate that it must be, or sha256/KEY.", "--pin")
                    .build();
    private final OptionSpec cert =
            Options.text("FILE", "Our certificate and its chain, in PEM.", "--cert").build();
    private final OptionSpec key = Options.text("FILE", "Its key, in PEM.", "--key").build();
    private final OptionSpec alpn =
            Options.text("NAME,…", "Protocols inside of TLS.", "--alpn").build();
    private final OptionSpec serverName =
            Options.text("NAME", "Whom the server must be, if not the host.", "--servername")
                    .build();
    private final OptionSpec proxy =
            Options.text("URI", "Connects through socks5://… or http://….", "--proxy").build();
    private final OptionSpec passFd =
            Options.flag(
                    "Connects, hands the connection over standard output, a Unix socket, and ends.",
                    "-F",
                    "--pass-fd");
    private final OptionSpec most =
            Options.number("N", "With -k: so many at once.", "-m", "--max-connections")
                    .defaultValue(String.valueOf(USUAL_MOST))
                    .build();
    private final OptionSpec hex = Options.flag("Shows what passes on standard error.", "--hex");
    private final OptionSpec four = Options.flag("IPv4 addresses of names.", "-4");
    private final OptionSpec six = Options.flag("IPv6 addresses of names.", "-6");
    private final OptionSpec verbose = Options.flag("Says what happens.", "-v", "--verbose");
    private final OptionSpec json = Options.flag("Says it as JSON, on standard error.", "--json");

    private Nc(Surroundings around) {
        this.around = around;
        spec =
                Options.command(
                        this, "nc", "Connects, listens, and passes bytes on between any two ends.");
        spec.addPositional(words);
        for (var option :
                List.of(
                        listen,
                        keep,
                        udp,
                        unix,
                        probe,
                        any,
                        wait,
                        linger,
                        shut,
                        noShut,
                        tls,
                        insecure,
                        trust,
                        pin,
                        cert,
                        key,
                        alpn,
                        serverName,
                        proxy,
                        passFd,
                        most,
                        hex,
                        four,
                        six,
                        verbose,
                        json)) spec.addOption(option);
        spec.usageMessage()
                .footerHeading("%nExamples:%n")
                .footer(
                        "  sockeye nc example.org 80                    standard input and output",
                        "  sockeye nc --tls example.org 443             inside of verified TLS",
                        "  sockeye nc -l 8000                           waits on 127.0.0.1; 0.0.0.0 8000 for all",
                        "  sockeye nc -z -w 2s example.org 22,80-90     which ports are open",
                        "  sockeye nc -k tcp-listen:8080 unix:/run/x    passes each connection on",
                        "  sockeye nc tls-listen:8443 tcp:localhost:80  TLS in front of what has none",
                        "  sockeye nc --proxy socks5://localhost example.org 80",
                        "  sockeye nc udp:192.0.2.1:53 exec:'cat query'",
                        "",
                        "Endpoints: tcp, tls, udp, unix, unix-dgram, unix-seqpacket, vsock, each with -listen; stdio, exec, file, fd.",
                        "Exit status: 0 yes, 1 refused or nothing there, 2 wrong use, 3 a name has no address,",
                        "4 a permission is missing, 5 a system call failed, 130 interrupted.");
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `nc`
    public static CommandSpec command(Surroundings around) {
        return new Nc(around).spec;
    }

    @Override
    public Integer call() throws IOException {
        var events = new Events(around, Options.is(verbose), Options.is(json));
        try {
            return run(events);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            if (around.running().isInterrupted()) {
                events.summary(EndReason.INTERRUPTED);
                return ExitCode.INTERRUPTED;
            }
            int code = exitCode(e);
            if (code != ExitCode.OUTPUT_CLOSED) events.failed(Failures.describe(e));
            events.summary(EndReason.ERROR);
            return code;
        }
    }

    /// Refused, nothing there, not whom it should be: the answer is no.
    static int exitCode(IOException failure) {
        return switch (failure) {
            case ConnectionException _,
                    UnreachableException _,
                    SocketTimeoutException _,
                    EndpointException _,
                    SSLException _ ->
                    ExitCode.FAILED;
            // A Unix socket's path that nobody has made.
            case ErrnoException e when e.is(Errno.ENOENT) && e.call().startsWith("connect") ->
                    ExitCode.FAILED;
            default -> Failures.exitCode(failure);
        };
    }

    private int run(Events events) throws IOException {
        var dialer = dialer();
        Duration patience = wait.getValue();
        Duration silence = linger.getValue();
        var manners =
                new Relay.Manners(
                        Optional.ofNullable(patience),
                        Optional.ofNullable(silence),
                        Options.is(hex) ? new HexView(around.err()) : null,
                        !Options.is(noShut));
        if (Options.is(probe)) return probe(dialer, events);
        var ends =
                Ends.of(
                        Options.given(words),
                        Options.is(listen),
                        Options.is(udp),
                        Options.is(unix),
                        Options.is(tls));
        check(ends);
        // What is wrong with it is seen before anybody comes.
        if (ends.left() instanceof Endpoint.Listener && ends.right() instanceof Endpoint.Tls) {
            var _ = dialer.security().client();
        }
        if (Options.is(passFd)) return pass(dialer, ends, events);
        var session = new Session(around.running(), dialer, manners, events);
        if (!Options.is(keep)) return session.once(ends);
        return session.serve(ends, most.<Integer>getValue());
    }

    private int probe(Dialer dialer, Events events) throws IOException {
        refuse(Options.is(listen), "-z connects, -l listens");
        refuse(Options.is(udp), "-z asks TCP: whether UDP is open nobody can tell by connecting");
        refuse(
                Options.is(unix) || Options.is(tls) || security().isAsked(),
                "-z is for ports of TCP");
        refuse(
                Options.is(hex)
                        || Options.is(passFd)
                        || Options.is(keep)
                        || isGiven(most)
                        || isGiven(linger)
                        || Options.is(shut)
                        || Options.is(noShut),
                "-z passes nothing on: --hex, -F, -k, -m, --linger, -N and --no-shutdown do not go with it");
        var given = Options.given(words);
        if (given.size() != 2) throw new IllegalArgumentException("-z takes HOST PORTS");
        Ends.requireHost(given.getFirst());
        var ports = Probe.ports(given.get(1));
        var asking = new Probe(dialer, events, Options.is(any));
        int code = around.running().interruptibly(() -> asking.run(given.get(0), ports));
        events.summary(EndReason.DONE);
        return code;
    }

    /// Who gets it goes on with it: `ssh -o ProxyUseFdpass=yes`.
    private int pass(Dialer dialer, Ends ends, Events events) throws IOException {
        try (var channel = channel();
                var end = around.running().interruptibly(() -> dialer.open(ends.left()))) {
            events.connected(end);
            channel.sendDescriptors(new byte[1], end.plain().orElseThrow());
        }
        events.summary(EndReason.DONE);
        return ExitCode.OK;
    }

    private static Socket channel() throws IOException {
        var output = OwnedDescriptor.copyOf(Descriptor.of(1));
        try {
            var socket = Socket.adopt(output);
            if (socket.family().equals(AddressFamily.AF_UNIX)) return socket;
            socket.close();
        } catch (ErrnoException e) {
            output.close();
            if (!e.is(Errno.ENOTSOCK)) throw e;
        }
        throw new IllegalArgumentException(
                "--pass-fd hands over by standard output: that has to be a Unix socket");
    }

    // ---- options that do not go together ----

    private void check(Ends ends) {
        boolean secure = ends.has(Endpoint.Tls.class) || ends.has(Endpoint.TlsListen.class);
        refuse(Options.is(any), "--any belongs to -z");
        refuse(isGiven(most) && !Options.is(keep), "-m belongs to -k");
        refuse(
                Options.is(passFd)
                        && (Options.is(hex)
                                || isGiven(linger)
                                || Options.is(shut)
                                || Options.is(noShut)),
                "-F passes nothing on: --hex, --linger, -N and --no-shutdown do not go with it");
        refuse(
                Options.is(hex) && Options.is(json),
                "--hex and --json are both on standard error: a line of one is none of the other");
        refuse(
                ends.left() instanceof Endpoint.Stdio && ends.right() instanceof Endpoint.Stdio,
                "standard input and output are one end: the other one has to be another");
        refuse(
                ends.left() instanceof Endpoint.File(var from)
                        && ends.right() instanceof Endpoint.File(var to)
                        && isSame(from, to),
                "a file that is written anew has nothing to be read");
        refuse(
                (Options.is(four) || Options.is(six)) && !ends.isOfNetwork(),
                "-4 and -6 are for hosts, and there is none");
        refuse(
                Options.value(serverName) != null
                        && Options.value(cert) != null
                        && !ends.has(Endpoint.Tls.class),
                "--servername names the certificate that is made where there is no --cert");
        refuse(Options.is(shut) && Options.is(noShut), "-N and --no-shutdown exclude each other");
        refuse(
                security().isAsked() && !secure,
                "--insecure, --trust, --pin, --cert, --alpn and --servername take --tls, or a tls endpoint");
        refuse(
                (Options.is(insecure) || Options.value(pin) != null)
                        && !ends.has(Endpoint.Tls.class),
                "--insecure and --pin are of those who connect");
        refuse(
                Options.value(proxy) != null
                        && !ends.has(Endpoint.Tcp.class)
                        && !ends.has(Endpoint.Tls.class),
                "--proxy connects by TCP, and nothing here does");
        refuse(
                Options.is(keep) && !(ends.left() instanceof Endpoint.Listener),
                "-k belongs to a listener");
        refuse(
                Options.is(keep) && ends.left() instanceof Endpoint.Listener l && l.isOfDatagrams(),
                "-k is for connections: a listener of datagrams goes on anyway");
        refuse(
                Options.is(passFd)
                        && (Options.is(keep) || ends.left() instanceof Endpoint.Listener),
                "--pass-fd hands over what it has connected");
        refuse(
                Options.is(passFd) && !isPlainStream(ends.left()),
                "--pass-fd hands over a plain stream: tcp, unix, or vsock");
        refuse(
                Options.is(passFd) && !(ends.right() instanceof Endpoint.Stdio),
                "--pass-fd hands over by standard output: there is no second end");
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false; // one of them is not there, yet
        }
    }

    private static boolean isPlainStream(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Tcp
                || endpoint instanceof Endpoint.Vsock
                || (endpoint instanceof Endpoint.Unix(var kind, _) && kind == UnixKind.STREAM);
    }

    private boolean isGiven(OptionSpec option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) throw new IllegalArgumentException(why);
    }

    // ---- what the options say ----

    private Dialer dialer() {
        Duration patience = wait.getValue();
        return new Dialer(
                Optional.ofNullable(patience),
                Optional.ofNullable(Options.value(proxy)).map(Proxy::parse),
                Options.family(four, six),
                security());
    }

    private Security security() {
        return new Security(
                Options.is(insecure),
                path(trust),
                list(pin),
                path(cert),
                path(key),
                list(alpn),
                Optional.ofNullable(Options.value(serverName)));
    }

    private static Optional<Path> path(OptionSpec option) {
        return Optional.ofNullable(Options.value(option)).map(Path::of);
    }

    private static List<String> list(OptionSpec option) {
        var text = Options.value(option);
        return text == null ? List.of() : List.of(text.split(",", -1));
    }
}
