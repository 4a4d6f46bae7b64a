package io.sockeye.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.testing.RequiresCommand;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys and certificates from where they are kept.
@Timeout(60)
@Tag("slow")
@RequiresCommand("openssl")
class IdentityTest {
    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfKeyAsOpensslWritesIt(OpenSsl.Key key) throws Exception {
        var identity = OpenSsl.identity(folder, "it", key);
        assertThat(identity.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=it");
        assertThat(identity.fingerprint())
                .isEqualTo(
                        OpenSsl.run(
                                        "x509",
                                        "-in",
                                        file("it.pem").toString(),
                                        "-noout",
                                        "-fingerprint",
                                        "-sha256")
                                .strip()
                                .replaceAll(".*=", ""));
        for (var cipher : new String[] {"aes-256-cbc", "aes-128-cbc"}) {
            OpenSsl.run(
                    "pkcs8",
                    "-topk8",
                    "-v2",
                    cipher,
                    "-passout",
                    "pass:correct horse",
                    "-in",
                    file("it.key").toString(),
                    "-out",
                    file("sealed").toString());
            var opened = Identity.fromPem(file("it.pem"), file("sealed"), PASSWORD);
            assertThat(opened.fingerprint()).isEqualTo(identity.fingerprint());
        }
        assertThatThrownBy(() -> Identity.fromPem(file("it.pem"), file("sealed")))
                .isInstanceOf(IOException.class)
                .hasMessage(file("sealed") + ": the key is encrypted, and no password is given");
        assertThatThrownBy(() ->
                        Identity.fromPem(file("it.pem"), file("sealed"), "wrong".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessage(file("sealed") + ": the password does not open the key");
        if (key != OpenSsl.Key.ED25519) {
            OpenSsl.run(
                    key == OpenSsl.Key.RSA ? "rsa" : "ec",
                    key == OpenSsl.Key.RSA ? "-traditional" : "-no_public",
                    "-in",
                    file("it.key").toString(),
                    "-out",
                    file("old").toString());
            assertThat(Files.readString(file("old"))).contains("BEGIN " + key + " PRIVATE KEY");
            assertThat(Identity.fromPem(file("it.pem"), file("old")).fingerprint())
                    .isEqualTo(identity.fingerprint());
        }
    }

    @Test
    void anEcKeyBehindItsParameters() throws Exception {
        OpenSsl.run("ecparam", "-name", "secp384r1", "-genkey", "-out", file("key").toString());
        assertThat(Files.readString(file("key"))).contains("EC PARAMETERS", "EC PRIVATE KEY");
        OpenSsl.run(
                "req",
                "-x509",
                "-new",
                "-key",
                file("key").toString(),
                "-subj",
                "/CN=it",
                "-out",
                file("chain").toString());
        var both = Files.readString(file("chain")) + Files.readString(file("key"));
        assertThat(Identity.parsePem(both, both).chain()).hasSize(1);
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        var one = Identity.selfSigned("one.example.org");
        var other = Identity.selfSigned("other.example.org");
        one.writePem(file("one"), file("one.key"));
        other.writePem(file("other"), file("other.key"));
        assertThatThrownBy(() -> Identity.fromPem(file("one"), file("other.key")))
                .hasMessage(
                        "%s: the key is not that of the certificate CN=one.example.org in %s"
                                .formatted(file("other.key"), file("one")));
        assertThatThrownBy(() -> Identity.fromPem(file("one.key"), file("one.key")))
                .hasMessage(
                        file("one.key") + ": there is no certificate in it, only [PRIVATE KEY]");
        assertThatThrownBy(() -> Identity.fromPem(file("one"), file("one")))
                .hasMessage(file("one") + ": there is no private key in it, only [CERTIFICATE]");
        Files.writeString(file("empty"), "nothing");
        assertThatThrownBy(() -> Identity.fromPem(file("one"), file("empty")))
                .hasMessage(
                        file("empty")
                                + ": there is no private key in it, nor anything else in PEM");
        var text = Files.readString(file("one.key"));
        Files.writeString(file("damaged"), text.substring(0, 60) + "!" + text.substring(61));
        assertThatThrownBy(() -> Identity.fromPem(file("one"), file("damaged")))
                .isInstanceOf(IOException.class)
                .hasMessage(file("damaged") + ": the block PRIVATE KEY is not base64")
                .hasMessageNotContaining(text.substring(30, 50));
        assertThatThrownBy(() -> one.writePem(file("one"), file("one.key")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(one.toString()).matches("Identity\\[CN=one.example.org, until [-0-9T:Z]+]");
    }

    /// Any cut of any key is an IOException.
    @Test
    void cutKeysAreRefused() throws Exception {
        OpenSsl.run(
                "ecparam",
                "-name",
                "prime256v1",
                "-genkey",
                "-noout",
                "-out",
                file("ec").toString());
        var one = Identity.selfSigned("one.example.org");
        one.writePem(file("one"), file("one.key"));
        for (var source : new Path[] {file("ec"), file("one.key")}) {
            var block = Pem.parse(Files.readString(source)).getFirst();
            for (int length = 0; length < block.der().length; length++) {
                var cut = Pem.write(block.label(), java.util.Arrays.copyOf(block.der(), length));
                assertThatThrownBy(() -> PrivateKeys.parse(cut, null, _ -> true))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void theOldEncryptionOfOpensslIsRefused() throws Exception {
        Identity.selfSigned("one.example.org").writePem(file("one"), file("one.key"));
        var chain = Files.readString(file("one"));
        var key =
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
        assertThatThrownBy(() -> Identity.parsePem(chain, key))
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    /// What the JDK cannot read, and what openssl makes of it so that it can.
    @Test
    void whatTheJdkDoesNotKnowIsSaid() throws Exception {
        var identity = OpenSsl.identity(folder, "it", OpenSsl.Key.EC);
        var in = file("it.key").toString();
        var password = "pass:correct horse";
        var scrypt = file("scrypt").toString();
        OpenSsl.run("pkcs8", "-topk8", "-scrypt", "-passout", password, "-in", in, "-out", scrypt);
        assertThatThrownBy(() -> Identity.fromPem(file("it.pem"), file("scrypt"), PASSWORD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not supported by the JDK")
                .hasMessageContaining("`openssl pkcs8 -topk8 -v2 aes-256-cbc`");
        var explicit = file("explicit").toString();
        OpenSsl.run("ec", "-param_enc", "explicit", "-in", in, "-out", explicit);
        assertThatThrownBy(() -> Identity.fromPem(file("it.pem"), file("explicit")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("explicit parameters")
                .hasMessageContaining("`openssl ec -param_enc named_curve`");
        var named = file("named").toString();
        OpenSsl.run("ec", "-param_enc", "named_curve", "-in", explicit, "-out", named);
        assertThat(Identity.fromPem(file("it.pem"), file("named")).fingerprint())
                .isEqualTo(identity.fingerprint());
    }

    @Test
    void ofSeveralKeysItIsTheOneOfTheCertificate() throws Exception {
        Identity.selfSigned("one.example.org").writePem(file("one"), file("one.key"));
        Identity.selfSigned("other.example.org").writePem(file("other"), file("other.key"));
        var keys = Files.readString(file("other.key")) + Files.readString(file("one.key"));
        for (var name : new String[] {"one", "other"})
            assertThat(Identity.parsePem(Files.readString(file(name)), keys).toString())
                    .contains("CN=" + name);
    }

    /// Clients need not put them into order, nor leave out what does not belong to it.
    @Test
    void aChainIsInOrder() throws Exception {
        OpenSsl.identity(folder, "ca", OpenSsl.Key.EC);
        OpenSsl.identity(folder, "stranger", OpenSsl.Key.EC);
        OpenSsl.run(
                "req",
                "-new",
                "-nodes",
                "-newkey",
                "ed25519",
                "-subj",
                "/CN=leaf",
                "-keyout",
                file("leaf.key").toString(),
                "-out",
                file("leaf.csr").toString());
        OpenSsl.run(
                "x509",
                "-req",
                "-in",
                file("leaf.csr").toString(),
                "-CA",
                file("ca.pem").toString(),
                "-CAkey",
                file("ca.key").toString(),
                "-set_serial",
                "1",
                "-out",
                file("leaf.pem").toString());
        var key = Files.readString(file("leaf.key"));
        assertThat(Identity.parsePem(chain("leaf", "ca"), key).chain()).hasSize(2);
        assertThatThrownBy(() -> Identity.parsePem(chain("ca", "leaf"), key))
                .hasMessage(
                        "the key is that of certificate 2 of the chain, CN=leaf, which has to be the first");
        assertThatThrownBy(() -> Identity.parsePem(chain("leaf", "stranger"), key))
                .hasMessage(
                        "certificate 1 of the chain, CN=leaf, is not signed by the next, CN=stranger");
    }

    private String chain(String... names) throws IOException {
        var chain = new StringBuilder();
        for (var name : names) chain.append(Files.readString(file(name + ".pem")));
        return chain.toString();
    }

    @Test
    void fromAKeyStore() throws Exception {
        OpenSsl.identity(folder, "it", OpenSsl.Key.EC);
        OpenSsl.run(
                "pkcs12",
                "-export",
                "-name",
                "mine",
                "-passout",
                "pass:correct horse",
                "-in",
                file("it.pem").toString(),
                "-inkey",
                file("it.key").toString(),
                "-out",
                file("it.p12").toString());
        var store = KeyStore.getInstance(file("it.p12").toFile(), PASSWORD);
        var identity = Identity.fromKeyStore(store, "mine", PASSWORD);
        assertThat(identity.fingerprint())
                .isEqualTo(Identity.fromPem(file("it.pem"), file("it.key")).fingerprint());
        assertThatThrownBy(() -> Identity.fromKeyStore(store, "yours", PASSWORD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("yours");
        assertThatThrownBy(() -> Identity.fromKeyStore(store, "mine", "wrong".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mine");
    }

    @Test
    void selfSignedNamesAndTimes() throws Exception {
        X509Certificate certificate =
                Identity.selfSigned(
                                "Example.org",
                                "*.example.org",
                                "192.0.2.1",
                                "2001:db8::1",
                                "b\u00fccher.example")
                        .certificate();
        assertThat(Names.of(certificate).hosts())
                .containsExactly("example.org", "*.example.org", "xn--bcher-kva.example");
        assertThat(Names.of(certificate).addresses())
                .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1");
        assertThat(
                        Duration.between(
                                certificate.getNotBefore().toInstant(),
                                certificate.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(90).plusMinutes(5));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        var long64 = "a".repeat(60) + "." + "b".repeat(60) + ".example.org";
        assertThat(Names.of(Identity.selfSigned(long64).certificate()).hosts())
                .containsExactly(long64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "-a",
                "a..b",
                "*.org",
                "*",
                "a_b",
                "1.2.3.4.5.6.7.256:",
                "256.1.1.1"
            })
    void whatIsNoHostIsRefused(String host) {
        assertThatThrownBy(() -> Identity.selfSigned(host))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
