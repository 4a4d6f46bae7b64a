package io.sockeye.tools.serve;

import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Running;
import io.sockeye.tools.cli.Sockeye;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/// `sockeye serve` in this process, at a port that the kernel chose.
final class Serving implements AutoCloseable {
    private static SSLContext trusting;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private final Running running = new Running();
    private final CompletableFuture<Integer> code;

    private Serving(Map<String, String> environment, String... words) {
        var around =
                new Surroundings(
                        new Output(out),
                        new PrintWriter(err, true),
                        new Terminal(false, false, environment),
                        running);
        code =
                CompletableFuture.supplyAsync(
                        () -> Sockeye.run(around, words), task -> Thread.ofPlatform().start(task));
    }

    /// @param options of the command; `--own-names`, which is none, leaves the names of hosts to it
    static Serving start(Path root, String... options) throws Exception {
        return start(Map.of(), root, options);
    }

    static Serving start(Map<String, String> environment, Path root, String... options)
            throws Exception {
        var words = new ArrayList<>(List.of("serve", root.toString()));
        words.addAll(List.of(options));
        // Requests of the tests call it whatever is short.
        if (!words.contains("--host") && !words.contains("--own-names"))
            words.addAll(List.of("--host", "*"));
        words.remove("--own-names");
        if (!words.contains("--unix")) words.addAll(List.of("-p", "0"));
        var serving = new Serving(environment, words.toArray(String[]::new));
        while (!serving.err().contains("Serving ") && !serving.code.isDone())
            TimeUnit.MILLISECONDS.sleep(2);
        if (serving.code.isDone())
            throw new AssertionError(serving.code.get() + ": " + serving.err());
        return serving;
    }

    int port() {
        int colon = err().indexOf("127.0.0.1:") + 10;
        return Integer.parseInt(err().substring(colon, err().indexOf('/', colon)));
    }

    Socket connect() throws IOException {
        return connect(port());
    }

    static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /// Of a client that trusts anybody.
    static Socket connectTls(int port) throws Exception {
        var factory = trusting().getSocketFactory();
        var socket = factory.createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /// One for all, which remembers its sessions: they are resumed.
    private static synchronized SSLContext trusting() throws Exception {
        if (trusting == null) {
            trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new Trusting()}, null);
        }
        return trusting;
    }

    private static final class Trusting extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /// Sends a request and reads its response.
    Answer ask(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return Answer.read(socket.getInputStream(), request.startsWith("HEAD"));
        }
    }

    Answer get(String path, String... fields) throws IOException {
        return ask(request("GET", path, fields));
    }

    static String request(String method, String path, String... fields) {
        var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (var each : fields) text.append(each).append("\r\n");
        return text.append("\r\n").toString();
    }

    String err() {
        return err.toString();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Waits for lines of the log, which come a little later than the answers.
    void awaitLines(int count) throws InterruptedException {
        while (out().lines().count() < count) TimeUnit.MILLISECONDS.sleep(1);
    }

    /// Ends it as Ctrl-C does.
    int end() throws Exception {
        running.interrupt();
        return code.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        end();
    }
}
