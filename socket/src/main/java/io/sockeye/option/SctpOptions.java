package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_SCTP;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

import io.sockeye.address.SocketAddress;
import io.sockeye.control.SctpInitMessage;
import io.sockeye.control.SctpSendInfo;
import io.sockeye.descriptor.OwnedDescriptor;
import java.time.Duration;
import java.util.List;

/// The options of SCTP sockets: level SOL_SCTP, RFC 6458, section 8. An association of a one-to-one socket is 0; of a
/// one-to-many socket SCTP_FUTURE_ASSOC and its like stand for more than one. What is seldom set is the bytes of its
/// struct, in native byte order.
public final class SctpOptions {
    /// How long to wait before sending again. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<SctpRetransmission> SCTP_RTOINFO =
            new SocketOption<>(
                    "SCTP_RTOINFO", SOL_SCTP, 0, LazyType.of(() -> SctpRetransmission.TYPE));

    /// How often to try, and for how long; windows are read only. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<SctpAssociationParameters> SCTP_ASSOCINFO =
            new SocketOption<>(
                    "SCTP_ASSOCINFO",
                    SOL_SCTP,
                    1,
                    LazyType.of(() -> SctpAssociationParameters.TYPE));

    /// What the first message of an association asks for. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<SctpInitMessage> SCTP_INITMSG =
            new SocketOption<>(
                    "SCTP_INITMSG", SOL_SCTP, 2, LazyType.of(() -> SctpTypes.INIT_MESSAGE));

    /// Send small messages at once. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<Boolean> SCTP_NODELAY =
            new SocketOption<>("SCTP_NODELAY", SOL_SCTP, 3, FLAG);

    /// Close an idle association after this time, of a one-to-many socket; 0 never. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<Duration> SCTP_AUTOCLOSE =
            new SocketOption<>("SCTP_AUTOCLOSE", SOL_SCTP, 4, OptionType.SECONDS);

    /// Ask the peer to send to this address: struct sctp_setpeerprim. Since Linux 2.6.17; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_SET_PEER_PRIMARY_ADDR =
            new WriteOnlyOption<>("SCTP_SET_PEER_PRIMARY_ADDR", SOL_SCTP, 5, OptionType.bytes(132));

    /// The address of the peer to which is sent: struct sctp_prim. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<byte[]> SCTP_PRIMARY_ADDR =
            new SocketOption<>("SCTP_PRIMARY_ADDR", SOL_SCTP, 6, OptionType.bytes(132));

    /// A number for the peer, in the first message. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<Long> SCTP_ADAPTATION_LAYER =
            new SocketOption<>(
                    "SCTP_ADAPTATION_LAYER", SOL_SCTP, 7, LazyType.of(() -> IntType.UNSIGNED));

    /// Refuse messages that do not fit a packet, with EMSGSIZE. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<Boolean> SCTP_DISABLE_FRAGMENTS =
            new SocketOption<>("SCTP_DISABLE_FRAGMENTS", SOL_SCTP, 8, FLAG);

    /// Heartbeats and path MTU of an address: struct sctp_paddrparams. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<byte[]> SCTP_PEER_ADDR_PARAMS =
            new SocketOption<>("SCTP_PEER_ADDR_PARAMS", SOL_SCTP, 9, OptionType.bytes(156));

    /// What SCTP_SNDRCV would say of each message: struct sctp_sndrcvinfo; SCTP_DEFAULT_SNDINFO is newer. Since Linux
    /// 2.6.0; RFC 6458.
    public static final SocketOption<byte[]> SCTP_DEFAULT_SEND_PARAM =
            new SocketOption<>("SCTP_DEFAULT_SEND_PARAM", SOL_SCTP, 10, OptionType.bytes(32));

    /// Which notifications are received, a byte each: struct sctp_event_subscribe; SCTP_EVENT is newer. Since Linux
    /// 2.6.0; RFC 6458.
    public static final SocketOption<byte[]> SCTP_EVENTS =
            new SocketOption<>("SCTP_EVENTS", SOL_SCTP, 11, OptionType.bytes(14));

    /// Addresses of IPv4 are written in IPv6. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<Boolean> SCTP_I_WANT_MAPPED_V4_ADDR =
            new SocketOption<>("SCTP_I_WANT_MAPPED_V4_ADDR", SOL_SCTP, 12, FLAG);

    /// How long a part of a message may be, in bytes; 0 as the path has it. Since Linux 2.6.0; RFC 6458.
    public static final SocketOption<Integer> SCTP_MAXSEG =
            new SocketOption<>("SCTP_MAXSEG", SOL_SCTP, 13, INT);

    /// How the association is. Since Linux 2.6.0; RFC 6458.
    public static final ReadOnlyOption<SctpStatus> SCTP_STATUS =
            new ReadOnlyOption<>("SCTP_STATUS", SOL_SCTP, 14, LazyType.of(() -> SctpStatus.TYPE));

    /// How the path to an address is: struct sctp_paddrinfo. Since Linux 2.6.0; RFC 6458.
    public static final ReadOnlyOption<byte[]> SCTP_GET_PEER_ADDR_INFO =
            new ReadOnlyOption<>("SCTP_GET_PEER_ADDR_INFO", SOL_SCTP, 15, OptionType.bytes(152));

    /// When to acknowledge: struct sctp_sack_info. Since Linux 2.6.13; RFC 6458.
    public static final SocketOption<byte[]> SCTP_DELAYED_ACK_TIME =
            new SocketOption<>("SCTP_DELAYED_ACK_TIME", SOL_SCTP, 16, OptionType.bytes(12));

    /// A number that comes back with errors of messages. Since Linux 2.6.22; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_CONTEXT =
            new SocketOption<>(
                    "SCTP_CONTEXT", SOL_SCTP, 17, LazyType.of(() -> SctpAssociationValue.TYPE));

    /// Whether parts of messages of other streams may come between those of one: 0, 1, 2. Since Linux 2.6.22; RFC
    /// 6458.
    public static final SocketOption<Integer> SCTP_FRAGMENT_INTERLEAVE =
            new SocketOption<>("SCTP_FRAGMENT_INTERLEAVE", SOL_SCTP, 18, INT);

    /// From how many bytes on an incomplete message is received. Since Linux 2.6.22; RFC 6458.
    public static final SocketOption<Long> SCTP_PARTIAL_DELIVERY_POINT =
            new SocketOption<>(
                    "SCTP_PARTIAL_DELIVERY_POINT",
                    SOL_SCTP,
                    19,
                    LazyType.of(() -> IntType.UNSIGNED));

    /// How many packets may be sent at once. Since Linux 2.6.22; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_MAX_BURST =
            new SocketOption<>(
                    "SCTP_MAX_BURST", SOL_SCTP, 20, LazyType.of(() -> SctpAssociationValue.TYPE));

    /// A type of chunk that has to be authenticated. Since Linux 2.6.24; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_AUTH_CHUNK =
            new WriteOnlyOption<>("SCTP_AUTH_CHUNK", SOL_SCTP, 21, OptionType.bytes(1));

    /// The algorithms of authentication: struct sctp_hmacalgo. Since Linux 2.6.24; RFC 6458.
    public static final SocketOption<byte[]> SCTP_HMAC_IDENT =
            new SocketOption<>("SCTP_HMAC_IDENT", SOL_SCTP, 22, OptionType.bytes(8));

    /// A key: struct sctp_authkey. Since Linux 2.6.24; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_AUTH_KEY =
            new WriteOnlyOption<>("SCTP_AUTH_KEY", SOL_SCTP, 23, OptionType.bytes(0x10000));

    /// The key in use: struct sctp_authkeyid. Since Linux 2.6.24; RFC 6458.
    public static final SocketOption<byte[]> SCTP_AUTH_ACTIVE_KEY =
            new SocketOption<>("SCTP_AUTH_ACTIVE_KEY", SOL_SCTP, 24, OptionType.bytes(8));

    /// Delete a key: struct sctp_authkeyid. Since Linux 2.6.24; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_AUTH_DELETE_KEY =
            new WriteOnlyOption<>("SCTP_AUTH_DELETE_KEY", SOL_SCTP, 25, OptionType.bytes(8));

    /// What the peer wants authenticated: struct sctp_authchunks. Since Linux 2.6.24; RFC 6458.
    public static final ReadOnlyOption<byte[]> SCTP_PEER_AUTH_CHUNKS =
            new ReadOnlyOption<>("SCTP_PEER_AUTH_CHUNKS", SOL_SCTP, 26, OptionType.bytes(264));

    /// What this side wants authenticated: struct sctp_authchunks. Since Linux 2.6.24; RFC 6458.
    public static final ReadOnlyOption<byte[]> SCTP_LOCAL_AUTH_CHUNKS =
            new ReadOnlyOption<>("SCTP_LOCAL_AUTH_CHUNKS", SOL_SCTP, 27, OptionType.bytes(264));

    /// How many associations a one-to-many socket has. Since Linux 2.6.34; RFC 6458.
    public static final ReadOnlyOption<Integer> SCTP_GET_ASSOC_NUMBER =
            new ReadOnlyOption<>("SCTP_GET_ASSOC_NUMBER", SOL_SCTP, 28, INT);

    /// The associations of a one-to-many socket. Since Linux 3.1; RFC 6458.
    public static final ReadOnlyOption<List<Integer>> SCTP_GET_ASSOC_ID_LIST =
            new ReadOnlyOption<>(
                    "SCTP_GET_ASSOC_ID_LIST",
                    SOL_SCTP,
                    29,
                    LazyType.of(() -> SctpAssociationIds.IDS));

    /// Tell peers of addresses that come and go. Since Linux 3.1; RFC 6458.
    public static final SocketOption<Boolean> SCTP_AUTO_ASCONF =
            new SocketOption<>("SCTP_AUTO_ASCONF", SOL_SCTP, 30, FLAG);

    /// After how many failures a path is given up: struct sctp_paddrthlds. Since Linux 3.7; RFC 6458.
    public static final SocketOption<byte[]> SCTP_PEER_ADDR_THLDS =
            new SocketOption<>("SCTP_PEER_ADDR_THLDS", SOL_SCTP, 31, OptionType.bytes(144));

    /// Send [io.sockeye.control.SctpReceiveInfo] beside each message. Since Linux 3.17; RFC 6458.
    public static final SocketOption<Boolean> SCTP_RECVRCVINFO =
            new SocketOption<>("SCTP_RECVRCVINFO", SOL_SCTP, 32, FLAG);

    /// Send [io.sockeye.control.SctpNextInfo] beside each message. Since Linux 3.17; RFC 6458.
    public static final SocketOption<Boolean> SCTP_RECVNXTINFO =
            new SocketOption<>("SCTP_RECVNXTINFO", SOL_SCTP, 33, FLAG);

    /// What SCTP_SNDINFO would say of each message. Since Linux 3.17; RFC 6458.
    public static final SocketOption<SctpSendInfo> SCTP_DEFAULT_SNDINFO =
            new SocketOption<>(
                    "SCTP_DEFAULT_SNDINFO", SOL_SCTP, 34, LazyType.of(() -> SctpTypes.SEND_INFO));

    /// A key is not used any more: struct sctp_authkeyid. Since Linux 4.17; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_AUTH_DEACTIVATE_KEY =
            new WriteOnlyOption<>("SCTP_AUTH_DEACTIVATE_KEY", SOL_SCTP, 35, OptionType.bytes(8));

    /// Several sockets may have this port. Since Linux 4.19; RFC 6458.
    public static final SocketOption<Boolean> SCTP_REUSE_PORT =
            new SocketOption<>("SCTP_REUSE_PORT", SOL_SCTP, 36, FLAG);

    /// As SCTP_PEER_ADDR_THLDS, with one more: struct sctp_paddrthlds_v2. Since Linux 5.5; RFC 6458.
    public static final SocketOption<byte[]> SCTP_PEER_ADDR_THLDS_V2 =
            new SocketOption<>("SCTP_PEER_ADDR_THLDS_V2", SOL_SCTP, 37, OptionType.bytes(144));

    /// Add addresses to those of bind(2): sctp_bindx(3). Since Linux 2.6.0; RFC 6458.
    public static final WriteOnlyOption<List<SocketAddress>> SCTP_SOCKOPT_BINDX_ADD =
            new WriteOnlyOption<>(
                    "SCTP_SOCKOPT_BINDX_ADD",
                    SOL_SCTP,
                    100,
                    LazyType.of(() -> SctpAddresses.PACKED));

    /// Take addresses away: sctp_bindx(3). Since Linux 2.6.0; RFC 6458.
    public static final WriteOnlyOption<List<SocketAddress>> SCTP_SOCKOPT_BINDX_REM =
            new WriteOnlyOption<>(
                    "SCTP_SOCKOPT_BINDX_REM",
                    SOL_SCTP,
                    101,
                    LazyType.of(() -> SctpAddresses.PACKED));

    /// Connect to a peer that has several addresses: sctp_connectx(3). Since Linux 2.6.33; RFC 6458.
    public static final WriteOnlyOption<List<SocketAddress>> SCTP_SOCKOPT_CONNECTX =
            new WriteOnlyOption<>(
                    "SCTP_SOCKOPT_CONNECTX",
                    SOL_SCTP,
                    110,
                    LazyType.of(() -> SctpAddresses.PACKED));

    /// Counters of the association: struct sctp_assoc_stats. Since Linux 3.8; RFC 6458.
    public static final ReadOnlyOption<byte[]> SCTP_GET_ASSOC_STATS =
            new ReadOnlyOption<>("SCTP_GET_ASSOC_STATS", SOL_SCTP, 112, OptionType.bytes(256));

    /// Whether messages may be given up, RFC 3758. Since Linux 4.8; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_PR_SUPPORTED =
            new SocketOption<>(
                    "SCTP_PR_SUPPORTED",
                    SOL_SCTP,
                    113,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// When each message is given up: struct sctp_default_prinfo. Since Linux 4.8; RFC 6458.
    public static final SocketOption<byte[]> SCTP_DEFAULT_PRINFO =
            new SocketOption<>("SCTP_DEFAULT_PRINFO", SOL_SCTP, 114, OptionType.bytes(12));

    /// How many messages were given up: struct sctp_prstatus. Since Linux 4.8; RFC 6458.
    public static final ReadOnlyOption<byte[]> SCTP_PR_ASSOC_STATUS =
            new ReadOnlyOption<>("SCTP_PR_ASSOC_STATUS", SOL_SCTP, 115, OptionType.bytes(24));

    /// How many messages of a stream were given up: struct sctp_prstatus. Since Linux 4.10; RFC 6458.
    public static final ReadOnlyOption<byte[]> SCTP_PR_STREAM_STATUS =
            new ReadOnlyOption<>("SCTP_PR_STREAM_STATUS", SOL_SCTP, 116, OptionType.bytes(24));

    /// Whether streams may be reset, RFC 6525. Since Linux 4.11; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_RECONFIG_SUPPORTED =
            new SocketOption<>(
                    "SCTP_RECONFIG_SUPPORTED",
                    SOL_SCTP,
                    117,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// What the peer may reset. Since Linux 4.11; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_ENABLE_STREAM_RESET =
            new SocketOption<>(
                    "SCTP_ENABLE_STREAM_RESET",
                    SOL_SCTP,
                    118,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// Reset streams: struct sctp_reset_streams. Since Linux 4.11; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_RESET_STREAMS =
            new WriteOnlyOption<>("SCTP_RESET_STREAMS", SOL_SCTP, 119, OptionType.bytes(0x10000));

    /// Reset the association. Since Linux 4.11; RFC 6458.
    public static final WriteOnlyOption<Integer> SCTP_RESET_ASSOC =
            new WriteOnlyOption<>("SCTP_RESET_ASSOC", SOL_SCTP, 120, INT);

    /// Add streams: struct sctp_add_streams. Since Linux 4.11; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_ADD_STREAMS =
            new WriteOnlyOption<>("SCTP_ADD_STREAMS", SOL_SCTP, 121, OptionType.bytes(8));

    /// Which stream sends next, RFC 8260. Since Linux 4.15; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_STREAM_SCHEDULER =
            new SocketOption<>(
                    "SCTP_STREAM_SCHEDULER",
                    SOL_SCTP,
                    123,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// What the scheduler knows of a stream: struct sctp_stream_value. Since Linux 4.15; RFC 6458.
    public static final SocketOption<byte[]> SCTP_STREAM_SCHEDULER_VALUE =
            new SocketOption<>("SCTP_STREAM_SCHEDULER_VALUE", SOL_SCTP, 124, OptionType.bytes(8));

    /// Whether messages of streams may be interleaved, RFC 8260. Since Linux 4.16; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_INTERLEAVING_SUPPORTED =
            new SocketOption<>(
                    "SCTP_INTERLEAVING_SUPPORTED",
                    SOL_SCTP,
                    125,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// Connect when the first message is sent: a struct sockaddr. Since Linux 4.18; RFC 6458.
    public static final WriteOnlyOption<byte[]> SCTP_SENDMSG_CONNECT =
            new WriteOnlyOption<>("SCTP_SENDMSG_CONNECT", SOL_SCTP, 126, OptionType.bytes(128));

    /// Whether notifications of one kind are received. Since Linux 5.0; RFC 6458.
    public static final WriteOnlyOption<SctpEvent> SCTP_EVENT =
            new WriteOnlyOption<>("SCTP_EVENT", SOL_SCTP, 127, LazyType.of(() -> SctpEvent.TYPE));

    /// Whether addresses may come and go, RFC 5061. Since Linux 5.4; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_ASCONF_SUPPORTED =
            new SocketOption<>(
                    "SCTP_ASCONF_SUPPORTED",
                    SOL_SCTP,
                    128,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// Whether chunks may be authenticated, RFC 4895. Since Linux 5.4; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_AUTH_SUPPORTED =
            new SocketOption<>(
                    "SCTP_AUTH_SUPPORTED",
                    SOL_SCTP,
                    129,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// Whether congestion may be marked. Since Linux 5.4; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_ECN_SUPPORTED =
            new SocketOption<>(
                    "SCTP_ECN_SUPPORTED",
                    SOL_SCTP,
                    130,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// Whether notifications say of a path that it may have failed. Since Linux 5.5; RFC 6458.
    public static final SocketOption<SctpAssociationValue> SCTP_EXPOSE_POTENTIALLY_FAILED_STATE =
            new SocketOption<>(
                    "SCTP_EXPOSE_POTENTIALLY_FAILED_STATE",
                    SOL_SCTP,
                    131,
                    LazyType.of(() -> SctpAssociationValue.TYPE));

    /// The UDP port of a peer behind UDP, RFC 6951: struct sctp_udpencaps. Since Linux 5.11; RFC 6458.
    public static final SocketOption<byte[]> SCTP_REMOTE_UDP_ENCAPS_PORT =
            new SocketOption<>("SCTP_REMOTE_UDP_ENCAPS_PORT", SOL_SCTP, 132, OptionType.bytes(144));

    /// How often to look for the MTU of a path: struct sctp_probeinterval. Since Linux 5.14; RFC 6458.
    public static final SocketOption<byte[]> SCTP_PLPMTUD_PROBE_INTERVAL =
            new SocketOption<>("SCTP_PLPMTUD_PROBE_INTERVAL", SOL_SCTP, 133, OptionType.bytes(144));

    /// An association: those that will be.
    public static final int SCTP_FUTURE_ASSOC = 0;

    /// An association: those that are.
    public static final int SCTP_CURRENT_ASSOC = 1;

    /// An association: both.
    public static final int SCTP_ALL_ASSOC = 2;

    private SctpOptions() {}

    /// What to read of an option of which the kernel first reads the struct: which association, which address.
    ///
    /// @param option the option
    /// @param question a value that says which; the rest of it does not matter
    /// @param <T> the type of the value
    /// @return the option to read
    public static <T> ReadOnlyOption<T> of(ReadableOption<T> option, T question) {
        OptionType<T> type = option.readType();
        return new ReadOnlyOption<>(
                option.name(),
                option.level(),
                option.number(),
                new Question<>(type, arena -> type.encode(question, arena)));
    }

    /// The addresses of the peer of an association: what to read of SCTP_GET_PEER_ADDRS, sctp_getpaddrs(3).
    ///
    /// @param association 0 of a one-to-one socket
    /// @return the option to read
    public static ReadOnlyOption<List<SocketAddress>> SCTP_GET_PEER_ADDRS(int association) {
        return SctpAddresses.of("SCTP_GET_PEER_ADDRS", 108, association);
    }

    /// The addresses of this side of an association: what to read of SCTP_GET_LOCAL_ADDRS, sctp_getladdrs(3).
    ///
    /// @param association 0 of a one-to-one socket, and for all of a one-to-many socket
    /// @return the option to read
    public static ReadOnlyOption<List<SocketAddress>> SCTP_GET_LOCAL_ADDRS(int association) {
        return SctpAddresses.of("SCTP_GET_LOCAL_ADDRS", 109, association);
    }

    /// Makes a socket of its own of an association of a one-to-many socket: what to read of SCTP_SOCKOPT_PEELOFF_FLAGS,
    /// sctp_peeloff_flags(3). Each reading peels off. [io.sockeye.Socket#adopt] takes it over. Since Linux 4.14.
    ///
    /// @param association which
    /// @return the option to read, which opens a descriptor, close-on-exec
    public static ReadOnlyOption<OwnedDescriptor> SCTP_SOCKOPT_PEELOFF_FLAGS(int association) {
        return SctpPeeloff.of(association);
    }
}
