package io.sockeye.control;

/// Of which type the record of TLS is that the bytes go into, or came from, where the kernel protects them: TLS_SET_RECORD_TYPE when it is
/// sent, TLS_GET_RECORD_TYPE when it was received (since Linux 4.13 and 4.17); `<linux/tls.h>`, RFC 8446, section 5.1.
///
/// Sent without it bytes are application data. A receive answers bytes of one type only, and needs room for this where they are not application
/// data. A socket without `TCP_ULP` `tls` sends it nowhere, and says nothing.
///
/// @param type TLS_SET_RECORD_TYPE or TLS_GET_RECORD_TYPE; the kernel takes the first only
/// @param contentType [#TLS_RECORD_TYPE_ALERT] and its like, 0 to 255
public record TlsRecordType(ControlType type, int contentType) implements ControlMessage {
    /// A message of TLS 1.2 that has no meaning in TLS 1.3.
    public static final int TLS_RECORD_TYPE_CHANGE_CIPHER_SPEC = 20;

    /// An alert: two bytes, how bad it is and what. close_notify is 1, 0.
    public static final int TLS_RECORD_TYPE_ALERT = 21;

    /// Of the handshake, such as a new ticket or new keys.
    public static final int TLS_RECORD_TYPE_HANDSHAKE = 22;

    /// Application data.
    public static final int TLS_RECORD_TYPE_DATA = 23;

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the type is another, or the content type has more than 8 bits
    public TlsRecordType {
        OptionNames.require(type, ControlType.TLS_SET_RECORD_TYPE, ControlType.TLS_GET_RECORD_TYPE);
        Ranges.check("contentType", contentType, Ranges.BYTE);
    }

    /// To send.
    ///
    /// @param contentType [#TLS_RECORD_TYPE_ALERT] and its like, 0 to 255
    /// @return the message
    /// @throws IllegalArgumentException if it has more than 8 bits
    public static TlsRecordType of(int contentType) {
        return new TlsRecordType(ControlType.TLS_SET_RECORD_TYPE, contentType);
    }
}
