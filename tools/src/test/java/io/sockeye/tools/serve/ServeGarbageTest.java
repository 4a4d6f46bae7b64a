package io.sockeye.tools.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests with some bytes changed: whatever they are now, they are answered, or the connection ends, and the server has nothing to say of it.
class ServeGarbageTest {
    private static final Pattern STATUS = Pattern.compile("(?:^|\n)HTTP/1\\.1 (\\d{3}) ");
    private static final String LIKELY = "\r\n :;,/.%0aA\0\u00ff\"\t5-";

    @TempDir private Path root;

    @Test
    @Tag("slow")
    void isAnswered() throws Exception {
        Files.writeString(root.resolve("ok"), "ok");
        var requests = RawRequests.all();
        var random = new Random(20261127);
        try (var serving = Serving.start(root, "-q", "--upload", "--max-upload", "1000")) {
            var before = serving.err();
            for (int i = 0; i < 5000; i++) {
                var raw = requests.get(random.nextInt(requests.size())).bytes();
                if (raw.length() > 2000) continue;
                if (random.nextInt(3) == 0) raw = raw.replace("GET /ok", "PUT /new" + i);
                byte[] bytes = changed(raw.getBytes(StandardCharsets.ISO_8859_1), random);
                var answer = exchange(serving, bytes);
                var shown = new String(bytes, StandardCharsets.ISO_8859_1) + "\n-> " + answer;
                var statuses = STATUS.matcher(answer);
                assertThat(answer.isEmpty() || statuses.find()).as(shown).isTrue();
                if (!answer.isEmpty())
                    do assertThat(statuses.group(1)).as(shown).isNotEqualTo("500");
                    while (statuses.find());
            }
            assertThat(serving.get("/ok").text()).isEqualTo("ok");
            assertThat(serving.err()).isEqualTo(before);
        }
        try (var files = Files.list(root)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .noneMatch(name -> name.startsWith(".sockeye"));
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        for (int i = random.nextInt(4); i > 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            byte any =
                    random.nextBoolean()
                            ? (byte) LIKELY.charAt(random.nextInt(LIKELY.length()))
                            : (byte) random.nextInt(256);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = any;
                case 1 -> { // one less
                    System.arraycopy(bytes, at + 1, bytes, at, bytes.length - at - 1);
                    bytes = Arrays.copyOf(bytes, bytes.length - 1);
                }
                default -> { // one more
                    bytes = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, bytes, at + 1, bytes.length - at - 1);
                    bytes[at] = any;
                }
            }
        }
        return bytes;
    }

    private static String exchange(Serving serving, byte[] bytes) throws IOException {
        try (var socket = serving.connect()) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }
}
