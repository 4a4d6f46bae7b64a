package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_TLS;
import static io.sockeye.option.OptionType.FLAG;

/// The options of TLS in the kernel: level SOL_TLS, of a TCP connection that [TcpOptions#TCP_ULP] has been set to `tls` of.
///
/// The kernel protects records, and makes no handshake: that is done before, in user space, by something that hands out the keys. JSSE does
/// not, so `io.sockeye.tls` cannot use this; it is for who brings keys of his own. From TLS_TX on `sendAll` and `sendFile` send records, from
/// TLS_RX on `recv` answers what was in them. Records of other types than application data, such as alerts, go and come with a
/// [io.sockeye.control.TlsRecordType] beside them; without room for it a receive that meets one is refused with EIO. A record that is not
/// authentic is EBADMSG, one that is too long EMSGSIZE.
///
/// A kernel without the module answers TCP_ULP with ENOENT: `modprobe tls`. Without TCP_ULP these options are refused with ENOPROTOOPT.
public final class TlsOptions {
    /// With what sent records are protected. Set before anything is sent; again to change keys (TLS 1.3, since Linux 6.14). Read it tells the
    /// cipher, by [#TLS_TX(TlsCipher)] all; EBUSY until it has been set. Since Linux 4.13; `<linux/tls.h>`.
    public static final AsymmetricOption<TlsCipher, TlsCryptoInfo> TLS_TX = keys("TLS_TX", 1);

    /// With what received records are protected: as [#TLS_TX]. Since Linux 4.17, read since 5.18; `<linux/tls.h>`.
    public static final AsymmetricOption<TlsCipher, TlsCryptoInfo> TLS_RX = keys("TLS_RX", 2);

    /// `sendFile` has the device read the pages of the file itself: what changes there until it is acknowledged breaks records. Cannot be undone;
    /// has an effect on devices that encrypt. Since Linux 5.19; `<linux/tls.h>`.
    public static final SocketOption<Boolean> TLS_TX_ZEROCOPY_RO =
            new SocketOption<>("TLS_TX_ZEROCOPY_RO", SOL_TLS, 3, FLAG);

    /// Records are decrypted right into the memory of the receiver, in the hope that the peer pads none; one that is padded costs a second
    /// decryption. TLS 1.3, after TLS_RX. Since Linux 6.0; `<linux/tls.h>`.
    public static final SocketOption<Boolean> TLS_RX_EXPECT_NO_PAD =
            new SocketOption<>("TLS_RX_EXPECT_NO_PAD", SOL_TLS, 4, FLAG);

    /// How many bytes a sent record holds at most, 64 to 16384: the record_size_limit of RFC 8449, of TLS 1.3 less one. After TLS_TX. Since Linux
    /// 6.19; `<linux/tls.h>`.
    public static final SocketOption<Integer> TLS_TX_MAX_PAYLOAD_LEN =
            new SocketOption<>("TLS_TX_MAX_PAYLOAD_LEN", SOL_TLS, 5, ShortType.SHORT);

    /// The version of a [TlsCryptoInfo]: TLS 1.2.
    public static final int TLS_1_2_VERSION = 0x0303;

    /// The version of a [TlsCryptoInfo]: TLS 1.3. Since Linux 5.1.
    public static final int TLS_1_3_VERSION = 0x0304;

    private TlsOptions() {}

    private static AsymmetricOption<TlsCipher, TlsCryptoInfo> keys(String name, int number) {
        return new AsymmetricOption<>(
                name,
                SOL_TLS,
                number,
                LazyType.of(() -> TlsCryptoInfo.CIPHER),
                LazyType.of(() -> TlsCryptoInfo.TYPE));
    }

    /// All of [#TLS_TX], with the number of the next record: what another process needs to go on. Since Linux 4.13; `<linux/tls.h>`.
    ///
    /// @param cipher the one that was set: EINVAL unless its struct has the right size
    /// @return the option
    /// @throws IllegalArgumentException if the cipher has no name in [TlsCipher]
    public static ReadOnlyOption<TlsCryptoInfo> TLS_TX(TlsCipher cipher) {
        return new ReadOnlyOption<>("TLS_TX", SOL_TLS, 1, TlsCryptoInfo.typeOf(cipher));
    }

    /// All of [#TLS_RX], with the number of the next record. Since Linux 5.18; `<linux/tls.h>`.
    ///
    /// @param cipher the one that was set: EINVAL unless its struct has the right size
    /// @return the option
    /// @throws IllegalArgumentException if the cipher has no name in [TlsCipher]
    public static ReadOnlyOption<TlsCryptoInfo> TLS_RX(TlsCipher cipher) {
        return new ReadOnlyOption<>("TLS_RX", SOL_TLS, 2, TlsCryptoInfo.typeOf(cipher));
    }
}
