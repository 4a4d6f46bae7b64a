package io.sockeye.tools.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page in headless Chromium, driven by the DevTools protocol over a pair of pipes: no port, no library. Each click is one of the mouse, at the
/// place where the element is.
///
/// Of one thread. No page of ours takes long: a browser that has not ended by then is killed, and whoever waits for it fails.
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final OutputStream commands;
    private final InputStream replies;
    private final ArrayDeque<JsonNode> events = new ArrayDeque<>();
    private final List<String> complaints = new ArrayList<>();
    private String session = "";
    private int last;

    private Browser(Process process) {
        this.process = process;
        commands = process.getOutputStream();
        replies = process.getInputStream();
        Thread.ofVirtual().start(this::limit);
    }

    private void limit() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// @param work for its profile and what it downloads
    static Browser start(Path work) throws Exception {
        assumeTrue(Files.isExecutable(PROGRAM), "needs chromium: apt-get install chromium");
        var profile = Files.createDirectories(work.resolve("profile"));
        // Commands come at descriptor 3, replies and events go to 4.
        var builder =
                new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
                        "sh",
                        PROGRAM.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--no-proxy-server",
                        "--ignore-certificate-errors",
                        "--host-resolver-rules=MAP rebound.example 127.0.0.1",
                        "--hide-scrollbars",
                        "--window-size=1100,800",
                        "--remote-debugging-pipe",
                        "--user-data-dir=" + profile,
                        "about:blank");
        builder.environment().put("HOME", profile.toString());
        var browser = new Browser(builder.start());
        try {
            browser.attach(Files.createDirectories(work.resolve("downloads")));
            return browser;
        } catch (IOException | RuntimeException e) {
            browser.close();
            throw e;
        }
    }

    private void attach(Path downloads) throws IOException {
        var page = call("Target.createTarget", Map.of("url", "about:blank"));
        var id = page.get("targetId").asString();
        session =
                call("Target.attachToTarget", Map.of("targetId", id, "flatten", true))
                        .get("sessionId")
                        .asString();
        for (var domain : List.of("Page", "Runtime", "Log", "DOM", "Audits"))
            call(domain + ".enable", Map.of());
        call(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        downloads.toString(),
                        "eventsEnabled",
                        true));
    }

    /// Calls a method and waits for its result.
    JsonNode call(String method, Map<String, Object> parameters) throws IOException {
        int id = ++last;
        boolean ofPage = !session.isEmpty() && !method.startsWith("Browser.");
        var command = new java.util.HashMap<String, Object>();
        command.put("id", id);
        command.put("method", method);
        command.put("params", parameters);
        if (ofPage) command.put("sessionId", session);
        commands.write(JSON.writeValueAsBytes(command));
        commands.write(0);
        commands.flush();
        while (true) {
            var message = read();
            if (!message.has("id")) {
                take(message);
            } else if (message.get("id").asInt() == id) {
                if (message.has("error")) throw new IOException(method + ": " + message);
                return message.get("result");
            }
        }
    }

    private JsonNode read() throws IOException {
        var text = new ByteArrayOutputStream();
        for (int next; (next = replies.read()) != 0; text.write(next))
            if (next < 0) throw new EOFException("the browser has ended");
        return JSON.readTree(text.toByteArray());
    }

    private void take(JsonNode event) {
        var method = event.get("method").asString();
        boolean complains =
                Set.of(
                                "Log.entryAdded",
                                "Runtime.exceptionThrown",
                                "Runtime.consoleAPICalled",
                                "Audits.issueAdded")
                        .contains(method);
        if (!complains) {
            events.add(event);
            return;
        }
        // Beside a file, which has no policy, it sometimes asks for an icon of its own accord.
        var text = event.get("params").toString();
        if (!text.contains("/favicon.ico")) complaints.add(text);
    }

    /// Waits for an event; those before it are forgotten.
    private JsonNode await(String method, String field, String value) throws IOException {
        while (true) {
            while (events.isEmpty()) {
                var message = read();
                if (!message.has("id")) take(message);
            }
            var event = events.remove();
            if (!event.get("method").asString().equals(method)) continue;
            if (field.isEmpty() || event.get("params").path(field).asString("").equals(value))
                return event.get("params");
        }
    }

    /// What the console and the page's policy complained of since the last time.
    List<String> complaints() throws IOException {
        evaluate("0"); // what came before has been read then
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    void open(String url) throws IOException {
        events.clear();
        var result = call("Page.navigate", Map.of("url", url));
        if (result.has("errorText")) throw new IOException(url + ": " + result.get("errorText"));
        await("Page.loadEventFired", "", "");
    }

    /// The value of an expression of JavaScript.
    JsonNode evaluate(String expression) throws IOException {
        var result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (result.has("exceptionDetails")) throw new IOException(expression + ": " + result);
        return result.get("result").path("value");
    }

    String text(String expression) throws IOException {
        return evaluate(expression).asString("");
    }

    /// Clicks what a CSS selector finds first, and waits for the page that this leads to.
    void follow(String selector) throws IOException {
        events.clear();
        click(selector);
        await("Page.loadEventFired", "", "");
    }

    /// Goes back as the button does.
    void back() throws IOException {
        var history = call("Page.getNavigationHistory", Map.of());
        int current = history.get("currentIndex").asInt();
        int id = history.get("entries").get(current - 1).get("id").asInt();
        events.clear();
        call("Page.navigateToHistoryEntry", Map.of("entryId", id));
        var way = await("Page.frameNavigated", "", "").path("type").asString("");
        // What it has kept whole is not loaded.
        if (!way.equals("BackForwardCacheRestore")) await("Page.loadEventFired", "", "");
    }

    /// Clicks what is downloaded.
    ///
    /// @return the name that the browser gives it
    String download(String selector) throws IOException {
        events.clear();
        click(selector);
        var name = await("Browser.downloadWillBegin", "", "").get("suggestedFilename").asString();
        await("Browser.downloadProgress", "state", "completed");
        return name;
    }

    private void click(String selector) throws IOException {
        var box =
                evaluate(
                        "(() => { const e = document.querySelector("
                                + JSON.writeValueAsString(selector)
                                + "); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                                + " return [b.x + b.width / 2, b.y + b.height / 2]; })()");
        for (var type : List.of("mousePressed", "mouseReleased"))
            call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            box.get(0).asDouble(),
                            "y",
                            box.get(1).asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
    }

    /// Chooses files in a form.
    void choose(String selector, Path... files) throws IOException {
        int root = call("DOM.getDocument", Map.of()).get("root").get("nodeId").asInt();
        int input =
                call("DOM.querySelector", Map.of("nodeId", root, "selector", selector))
                        .get("nodeId")
                        .asInt();
        var names = new ArrayList<String>();
        for (var file : files) names.add(file.toString());
        call("DOM.setFileInputFiles", Map.of("nodeId", input, "files", names));
    }

    /// Shows the page as wide as a phone, or as it was.
    void width(int pixels, int height, boolean mobile) throws IOException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        pixels,
                        "height",
                        height,
                        "deviceScaleFactor",
                        mobile ? 2 : 1,
                        "mobile",
                        mobile));
    }

    /// What the system says it prefers: `light` or `dark`.
    void scheme(String value) throws IOException {
        var feature = Map.of("name", "prefers-color-scheme", "value", value);
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /// The page as it looks, in PNG.
    byte[] screenshot() throws IOException {
        var image = call("Page.captureScreenshot", Map.of("format", "png")).get("data");
        return Base64.getDecoder().decode(image.asString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            commands.write(
                    "{\"id\":0,\"method\":\"Browser.close\"}\0"
                            .getBytes(StandardCharsets.US_ASCII));
            commands.flush();
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException ended) {
            // already
        } finally {
            kill();
            process.waitFor();
        }
    }
}
