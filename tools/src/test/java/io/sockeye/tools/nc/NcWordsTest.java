package io.sockeye.tools.nc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sockeye.address.IpSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `nc` says, and what it refuses.
@Tag("slow")
class NcWordsTest extends NcPrograms {
    @Test
    void whichPortsAreOpen() throws Exception {
        var server = server();
        int open = server.localAddress(IpSocketAddress.class).port();
        var both = nc("-z", "-v", "127.0.0.1", open + ",1");
        assertThat(both.status()).isEqualTo(1);
        assertThat(both.complaints())
                .containsExactly(
                        "sockeye: 127.0.0.1:" + open + ": open",
                        "sockeye: 127.0.0.1:1: Connection refused");
        assertThat(nc("-z", "--any", "127.0.0.1", open + ",1").status()).isZero();
        assertThat(nc("-z", "127.0.0.1", String.valueOf(open)).status()).isZero();
    }

    @Test
    void whatPassesIsShown() throws Exception {
        var server = server();
        var nc = nc("--hex", "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            nc.input("question\n".getBytes(UTF_8));
            connection.recvExactly(9);
            connection.sendAll(new byte[] {0, 1, (byte) 0xff});
        }
        nc.endInput();
        assertThat(nc.status()).isZero();
        assertThat(nc.complaints())
                .contains(
                        "< 0000000000000000  71 75 65 73 74 69 6f 6e  0a                       |question.|",
                        "> 0000000000000000  00 01 ff                                          |...|");
    }

    /// Each line is as `docs/schema/nc.json` says.
    @Test
    void eventsAsJson() throws Exception {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("../docs/schema/nc.json")));
        var listener = nc("--json", "-k", "tls-listen:0", "exec:cat");
        var port = listener.await("\"at\":\"tls:[^\"]*:(\\d+)\"");
        var lines = new ArrayList<String>();
        for (var words :
                List.of(
                        "--json --insecure --alpn echo --tls localhost " + port,
                        "--json -z 127.0.0.1 1," + port,
                        "--json 127.0.0.1 1")) {
            var nc = nc(words.split(" ")).endInput();
            nc.status();
            assertThat(nc.complaints()).last().asString().contains("\"type\":\"summary\"");
            lines.addAll(nc.complaints());
        }
        listener.interrupt();
        assertThat(listener.status()).isEqualTo(130);
        lines.addAll(listener.complaints());
        for (var line : lines)
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
        for (var type :
                List.of(
                        "listening",
                        "identity",
                        "connected",
                        "probed",
                        "failed",
                        "ended",
                        "summary"))
            assertThat(lines).as(type).anyMatch(line -> line.contains("\"type\":\"" + type + "\""));
        assertThat(schema.validate("{\"v\":1,\"type\":\"ended\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void nobodyReadsAnyMore() throws Exception {
        var server = server();
        var nc = inShell("\"$@\" | head -c 10; exit ${PIPESTATUS[0]}", "127.0.0.1", port(server));
        try (var connection = server.accept()) {
            try {
                connection.sendAll(new byte[10_000_000]);
            } catch (io.sockeye.error.ConnectionException gone) {
                // As it should be.
            }
            assertThat(nc.status()).isEqualTo(141);
        }
        assertThat(nc.complaints()).isEmpty();
    }

    /// Letters and colons alone make no endpoint.
    @ParameterizedTest
    @ValueSource(strings = {"fd::1", "dead:beef::1", "fdab::1", "fe80::1%lo"})
    void anAddressMayLookLikeAnEndpoint(String address) throws Exception {
        var ends = Ends.of(List.of(address, "80"), false, false, false, false);
        assertThat(ends.left()).isEqualTo(new Endpoint.Tcp(address, 80));
    }

    @Test
    void whoNamesNoHostListensOnLoopback() throws Exception {
        var nc = nc("-v", "-6", "-l", "0");
        nc.await("listening at tcp:\\[::1]:");
        nc.interrupt();
        assertThat(nc.status()).isEqualTo(130);
    }

    @Test
    void nobodyThere() throws Exception {
        var refused = nc("127.0.0.1", "1").endInput();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.complaints()).singleElement().asString().contains("ECONNREFUSED");
        var unknown = nc("host.invalid", "1").endInput();
        assertThat(unknown.status()).isEqualTo(3);
    }

    @Test
    void aFileIsNotWrittenOverItself() throws Exception {
        var file = Files.writeString(directory.resolve("file"), "to be kept");
        var nc =
                nc(
                        "file:" + file,
                        "file:"
                                + directory
                                        .resolve("..")
                                        .resolve(directory.getFileName())
                                        .resolve("file"));
        assertThat(nc.status()).isEqualTo(2);
        assertThat(file).hasContent("to be kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-z", "-v", "-l"})
    void anEmptyHostIsNone(String option) throws Exception {
        var nc = nc(option, "", "1");
        assertThat(nc.status()).isEqualTo(2);
        nc.await("the host is empty");
    }

    /// Each with its reason: another one would do as well.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | nothing to connect to: HOST PORT, or endpoints",
                "-u --tls h 1 | TLS is for streams: not with -u",
                "-U --tls /x | TLS is for TCP: not with -U",
                "-z -l 1 | -z connects, -l listens",
                "-z -u h 1 | -z asks TCP: whether UDP is open nobody can tell by",
                "-k h 1 | -k belongs to a listener",
                "-k -l -u 1 | -k is for connections: a listener of datagrams goes on",
                "--any h 1 | --any belongs to -z",
                "-m 3 h 1 | -m belongs to -k",
                "-z --hex h 1 | -z passes nothing on: --hex, -F, -k, -m, --linger, -N and",
                "-F --hex h 1 | -F passes nothing on: --hex, --linger, -N and",
                "--insecure h 1 | --insecure, --trust, --pin, --cert, --alpn and",
                "--cert x --tls h 1 | --cert and --key belong together",
                "--insecure --trust x --tls h 1 | --insecure trusts everybody: --trust would do nothing",
                "--proxy socks5://p -u h 1 | --proxy connects by TCP, and nothing here does",
                "--proxy ftp://p h 1 | proxy 'ftp://p' is neither socks5:// nor http://",
                "--proxy socks5://p -l 1 | --proxy connects by TCP, and nothing here does",
                "-l -k --insecure --tls 1 | --insecure and --pin are of those who connect",
                "-F -l 1 | --pass-fd hands over what it has connected",
                "-F -u h 1 | --pass-fd hands over a plain stream: tcp, unix, or vsock",
                "-F --tls h 1 | --pass-fd hands over a plain stream: tcp, unix, or vsock",
                "-F tcp:h:1 exec:cat | --pass-fd hands over by standard output: there is no",
                "-F h 1 | --pass-fd hands over by standard output: that has to be a", // standard
                // output is a
                // pipe here
                "-z --linger 2s h 1 | -z passes nothing on: --hex, -F, -k, -m, --linger, -N and",
                "-z -m 3 h 1 | -z passes nothing on: --hex, -F, -k, -m, --linger, -N and",
                "-m 64 h 1 | -m belongs to -k",
                "--insecure --pin x --tls h 1 | pin x is neither the SHA-256 of a certificate in hex nor",
                "-N --no-shutdown h 1 | -N and --no-shutdown exclude each other",
                "-4 -6 h 1 | -4 and -6 exclude each other",
                "-4 -U /x | -4 and -6 are for hosts, and there is none",
                "--hex --json h 1 | --hex and --json are both on standard error: a line of",
                "-F -N h 1 | -F passes nothing on: --hex, --linger, -N and",
                "-F --no-shutdown h 1 | -F passes nothing on: --hex, --linger, -N and",
                "stdio - | standard input and output are one end: the other one has",
                "-l --tls --cert x --key x --servername y 1 | --servername names the certificate that is made where",
                "-k -l --insecure tls:h:1 | -l, -u, -U and --tls go with HOST PORT: an endpoint says",
                "-k --pin x tcp-listen:0 tls:h:1 | pin x is neither the SHA-256 of a certificate in hex nor",
                "-l tcp:h:1 | -l, -u, -U and --tls go with HOST PORT: an endpoint says",
                "tcp:h | 'tcp:h' is not HOST:PORT",
                "tcp:h:99999 | port 99999 is over 65535",
                "tcp:h:x | 'x' is neither a port nor a service",
                "nothing:x | 'nothing:x' is of no kind that there is: tcp, tcp-listen,",
                "tcp:h:1 stdio stdio | more than two endpoints",
                "h | it takes HOST PORT",
                "h 1 2 | it takes HOST PORT",
                "vsock:1 | 'vsock:1' is not vsock:CID:PORT",
                "exec: | 'exec:' says nothing behind the colon",
                "-z h 9-1 | ports 9-1 are the wrong way round"
            })
    void whatCannotBe(String words, String reason) throws Exception {
        var run = io.sockeye.tools.Command.sockeye(List.of(), ("nc " + words).strip().split(" "));
        assertThat(run.status()).as(run.err().toString()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).first().asString().startsWith("sockeye: " + reason);
    }
}
