package io.sockeye.families;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.control.TlsRecordType.TLS_RECORD_TYPE_ALERT;
import static io.sockeye.option.TcpOptions.TCP_ULP;
import static io.sockeye.option.TlsCipher.TLS_CIPHER_AES_GCM_128;
import static io.sockeye.option.TlsOptions.TLS_1_2_VERSION;
import static io.sockeye.option.TlsOptions.TLS_1_3_VERSION;
import static io.sockeye.option.TlsOptions.TLS_RX;
import static io.sockeye.option.TlsOptions.TLS_RX_EXPECT_NO_PAD;
import static io.sockeye.option.TlsOptions.TLS_TX;
import static io.sockeye.option.TlsOptions.TLS_TX_MAX_PAYLOAD_LEN;
import static io.sockeye.option.TlsOptions.TLS_TX_ZEROCOPY_RO;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.Message;
import io.sockeye.Shutdown;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlType;
import io.sockeye.control.TlsRecordType;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.TlsCipher;
import io.sockeye.option.TlsCryptoInfo;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.ThreadKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// TLS in the kernel with keys of our own: where this kernel has the module, and in the guest.
@ExtendWith(NoLeaks.class)
@Timeout(60)
class KernelTlsTest {
    private static final byte[] KEY = bytes(1, 16);
    private static final byte[] NONCE = bytes(2, 12);
    private static final TlsCryptoInfo INFO =
            TlsCryptoInfo.of(TLS_1_3_VERSION, TLS_CIPHER_AES_GCM_128, KEY, NONCE);

    private static final int TYPE_DATA = TlsRecordType.TLS_RECORD_TYPE_DATA;
    private static final int HEADER = 5;
    private static final int TAG = 16;

    @TempDir Path folder;

    private Socket near;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        try (var listener = Socket.createServer(SocketAddress.loopback(0))) {
            near = Socket.open(AF_INET, SOCK_STREAM).timeout(Duration.ofSeconds(20));
            near.connect(listener.localAddress());
            far = listener.accept().timeout(Duration.ofSeconds(20));
        }
        try {
            near.set(TCP_ULP, "tls");
        } catch (ErrnoException e) {
            close();
            if (!e.is(Errno.ENOENT)) throw e;
            abort("needs a kernel with TLS: modprobe tls");
        }
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// Both ways with these keys; in life each direction has its own.
    private void protect(TlsCryptoInfo info) throws IOException {
        far.set(TCP_ULP, "tls");
        for (var socket : new Socket[] {near, far}) socket.set(TLS_TX, info).set(TLS_RX, info);
    }

    private static void assertErrno(Errno errno, ThrowingCallable call) {
        assertThat(catchThrowableOfType(ErrnoException.class, call).errno()).isEqualTo(errno);
    }

    // ---- data ----

    @ParameterizedTest
    @EnumSource
    void dataBothWays(ThreadKind kind) throws Exception {
        protect(INFO);
        assertThat(near.get(TCP_ULP)).isEqualTo("tls");
        byte[] data = bytes(3, 100_000); // seven records
        for (var from : new Socket[] {near, far}) {
            var to = from == near ? far : near;
            var sending =
                    kind.start(() -> {
                        from.sendAll(data);
                        return null;
                    });
            assertThat(kind.call(() -> to.recvExactly(data.length))).isEqualTo(data);
            sending.result();
            var waiting = kind.start(() -> to.recv(100)).awaitWaiting();
            from.sendAll("short".getBytes(US_ASCII));
            assertThat(waiting.result()).isEqualTo("short".getBytes(US_ASCII));
        }
        near.shutdown(Shutdown.SHUT_WR);
        assertThat(kind.call(() -> far.recv(1))).isEmpty();
    }

    @Test
    void files() throws Exception {
        protect(INFO);
        near.set(TLS_TX_ZEROCOPY_RO, true);
        byte[] data = bytes(4, 50_000);
        var file = Files.write(folder.resolve("file"), data);
        var sending = ThreadKind.VIRTUAL.start(() -> near.sendFile(file));
        assertThat(far.recvExactly(data.length)).isEqualTo(data);
        assertThat(sending.result()).isEqualTo(data.length);
    }

    static Stream<TlsCryptoInfo> ciphers() throws IllegalAccessException {
        var ciphers = Stream.<TlsCryptoInfo>builder();
        for (var field : TlsCipher.class.getFields()) {
            var cipher = (TlsCipher) field.get(null);
            boolean aria = field.getName().contains("ARIA");
            boolean shorter = field.getName().matches(".*128|.*SM4.*");
            // The kernel takes ARIA for TLS 1.2, RFC 6209; there is none in TLS 1.3.
            ciphers.add(
                    TlsCryptoInfo.of(
                            aria ? TLS_1_2_VERSION : TLS_1_3_VERSION,
                            cipher,
                            bytes(5, shorter ? 16 : 32),
                            NONCE));
        }
        return ciphers.build();
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    void everyCipher(TlsCryptoInfo info) throws Exception {
        try {
            protect(info);
        } catch (ErrnoException e) {
            if (!e.is(Errno.EINVAL, Errno.ENOENT)) throw e;
            abort("this kernel has no " + info.cipher() + " for TLS");
        }
        near.sendAll("one".getBytes(US_ASCII));
        near.sendAll("two".getBytes(US_ASCII));
        assertThat(far.recvExactly(6)).isEqualTo("onetwo".getBytes(US_ASCII));
        assertThat(near.get(TLS_TX)).isEqualTo(info.cipher());
        assertThat(far.get(TLS_RX)).isEqualTo(info.cipher());
        var next = near.get(TLS_TX(info.cipher()));
        assertThat(next.sequence()).isEqualTo(2);
        assertThat(next.key()).isEqualTo(info.key());
        assertThat(far.get(TLS_RX(info.cipher())).sequence()).isEqualTo(2);
    }

    // ---- records ----

    /// Who does not ask of which type a record is must not take it for data.
    @Test
    void anAlertIsSeenByItsType() throws Exception {
        protect(INFO);
        byte[] closeNotify = {1, 0};
        near.sendAll("last".getBytes(US_ASCII));
        near.sendMessage(Message.of(closeNotify).with(TlsRecordType.of(TLS_RECORD_TYPE_ALERT)));
        assertThat(far.recv(100)).isEqualTo("last".getBytes(US_ASCII));
        assertErrno(Errno.EIO, () -> far.recv(100));
        try (var message = far.recvMessage(100)) {
            assertThat(message.data()).isEqualTo(closeNotify);
            assertThat(message.control())
                    .containsExactly(
                            new TlsRecordType(
                                    ControlType.TLS_GET_RECORD_TYPE, TLS_RECORD_TYPE_ALERT));
        }
    }

    /// RFC 8446, section 5.2, by the JDK's cipher.
    private static byte[] record(int sequence, byte[] data) throws Exception {
        byte[] plain = Arrays.copyOf(data, data.length + 1);
        plain[data.length] = TYPE_DATA;
        byte[] header = {TYPE_DATA, 3, 3, 0, (byte) (plain.length + TAG)};
        var cipher = cipher(Cipher.ENCRYPT_MODE, sequence);
        cipher.updateAAD(header);
        return ByteBuffer.allocate(HEADER + plain.length + TAG)
                .put(header)
                .put(cipher.doFinal(plain))
                .array();
    }

    private static Cipher cipher(int mode, int sequence) throws Exception {
        byte[] nonce = NONCE.clone();
        nonce[nonce.length - 1] ^= (byte) sequence;
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(8 * TAG, nonce));
        return cipher;
    }

    @Test
    void theJdkSpeaksWithTheKernel() throws Exception {
        near.set(TLS_TX, INFO).set(TLS_RX, INFO);
        byte[] data = "by another hand".getBytes(US_ASCII);
        far.sendAll(record(0, data));
        far.sendAll(record(1, data));
        assertThat(near.recvExactly(2 * data.length))
                .isEqualTo("by another handby another hand".getBytes(US_ASCII));
        near.sendAll(data);
        assertThat(far.recvExactly(HEADER + data.length + 1 + TAG)).isEqualTo(record(0, data));
    }

    @Test
    void aRecordThatIsNotAuthenticIsRefused() throws Exception {
        near.set(TLS_RX, INFO);
        byte[] record = record(0, "data".getBytes(US_ASCII));
        record[HEADER] ^= 1;
        far.sendAll(record);
        assertErrno(Errno.EBADMSG, () -> near.recv(100));
    }

    @Test
    void aRecordThatIsTooLongIsRefused() throws Exception {
        near.set(TLS_RX, INFO);
        far.sendAll(new byte[] {TYPE_DATA, 3, 3, (byte) 0xff, (byte) 0xff, 0});
        assertErrno(Errno.EMSGSIZE, () -> near.recv(100));
    }

    @Test
    void theTypeOfARecordIsIgnoredWithoutTls() throws Exception {
        far.sendMessage(
                Message.of(new byte[] {1, 0}).with(TlsRecordType.of(TLS_RECORD_TYPE_ALERT)));
        near.set(TLS_RX, INFO);
        far.sendAll(new byte[HEADER]);
        assertErrno(Errno.EBADMSG, () -> near.recv(100)); // a record of 0 bytes
    }

    // ---- options ----

    @Test
    void whatIsNotSetIsNotRead() {
        assertErrno(Errno.EBUSY, () -> near.get(TLS_TX));
        assertErrno(Errno.EINVAL, () -> near.set(TLS_RX_EXPECT_NO_PAD, true));
    }

    @Test
    void expectationsAndLimits() throws Exception {
        protect(INFO);
        assertThat(near.set(TLS_RX_EXPECT_NO_PAD, true).get(TLS_RX_EXPECT_NO_PAD)).isTrue();
        try {
            assertThat(near.set(TLS_TX_MAX_PAYLOAD_LEN, 64).get(TLS_TX_MAX_PAYLOAD_LEN))
                    .isEqualTo(64);
        } catch (ErrnoException e) {
            if (!e.is(Errno.ENOPROTOOPT)) throw e;
            abort("needs Linux 6.19 for TLS_TX_MAX_PAYLOAD_LEN");
        }
    }
}
