package io.sockeye.tools.nc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.tls.Identity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A gibibyte that looks like noise: what one side has received is what the other has sent.
@Tag("soak")
@Timeout(300)
class NcSoakTest extends NcPrograms {
    /// Without the letters that are commands to `s_client`.
    private static final String NOISE =
            "openssl enc -aes-128-ctr -nosalt -pbkdf2 -pass pass:seed -in /dev/zero 2>/dev/null"
                    + " | head -c 1073741824 | LC_ALL=C tr QRKk qrjj";

    private static final String DIGEST = " | sha256sum";

    private static final List<String> EXPECTED = new ArrayList<>();

    private String expected() throws Exception {
        if (EXPECTED.isEmpty()) EXPECTED.add(digest(shell(NOISE + DIGEST)));
        return EXPECTED.getFirst();
    }

    private Program shell(String script) throws IOException {
        return peer("bash", "-c", script);
    }

    private static String digest(Program program) throws InterruptedException {
        program.patience(240);
        var text = program.text();
        assertThat(text).as(program.complaints().toString()).matches("[0-9a-f]{64}  -\n");
        return text;
    }

    @ParameterizedTest
    @ValueSource(strings = {"socat -t 60 - TCP:127.0.0.1:", "ncat 127.0.0.1 "})
    void bothWaysAtOnce(String other) throws Exception {
        var ours = inShell(NOISE + " | \"$@\"" + DIGEST, "-v", "-l", "0");
        var theirs = shell(NOISE + " | " + other + ours.port() + DIGEST);
        assertThat(digest(theirs)).isEqualTo(expected());
        assertThat(digest(ours)).isEqualTo(expected());
    }

    /// By the kernel, between two connections.
    @Test
    void relayed() throws Exception {
        var sink = shell("socat -dd -u TCP-LISTEN:0,bind=127.0.0.1 -" + DIGEST);
        var port = sink.await("listening on .*:(\\d+)");
        var relay = nc("-v", "tcp-listen:0", "tcp:127.0.0.1:" + port);
        shell(NOISE + " | socat -u - TCP:127.0.0.1:" + relay.port());
        assertThat(digest(sink)).isEqualTo(expected());
        assertThat(relay.status()).isZero();
    }

    /// Inside of TLS one way after the other: `s_client` ends both at once. So ours keeps its input open while it receives.
    @Test
    void openssl() throws Exception {
        var chain = directory.resolve("chain").toString();
        var key = directory.resolve("key").toString();
        Identity.selfSigned("localhost")
                .writePem(directory.resolve("chain"), directory.resolve("key"));
        var words = List.of("-v", "--cert", chain, "--key", key, "tls-listen:0");
        var client =
                "openssl s_client -verify_return_error -CAfile " + chain + " -connect localhost:";

        var receiving = inShell("\"$@\"" + DIGEST, words.toArray(String[]::new));
        shell(NOISE + " | " + client + receiving.port() + " -quiet -no_ign_eof");
        assertThat(digest(receiving)).isEqualTo(expected());

        var sending = inShell(NOISE + " | \"$@\"", words.toArray(String[]::new));
        var theirs = shell(client + sending.port() + " -quiet </dev/null" + DIGEST);
        assertThat(digest(theirs)).isEqualTo(expected());
    }
}
