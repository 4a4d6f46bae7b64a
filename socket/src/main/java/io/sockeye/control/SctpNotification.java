package io.sockeye.control;

import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;

/// What SCTP tells of an association in place of a message: union sctp_notification of RFC 6458, section 6.1.
///
/// Asked for by the option SCTP_EVENT. `ReceivedMessage.notification()` reads it.
///
/// A `switch` outside this project needs a `default`: a notification that is opaque today may have its own record tomorrow.
public sealed interface SctpNotification {
    /// An association begins or ends: [AssociationChange].
    int SCTP_ASSOC_CHANGE = 0x8001;

    /// A path to the peer changes: [PeerAddressChange].
    int SCTP_PEER_ADDR_CHANGE = 0x8002;

    /// A message was not sent; SCTP_SEND_FAILED_EVENT is newer.
    int SCTP_SEND_FAILED = 0x8003;

    /// The peer reports an error.
    int SCTP_REMOTE_ERROR = 0x8004;

    /// The peer has shut down: [ShutdownEvent].
    int SCTP_SHUTDOWN_EVENT = 0x8005;

    /// A message that was delivered in part comes no further: [PartialDelivery].
    int SCTP_PARTIAL_DELIVERY_EVENT = 0x8006;

    /// The number of the peer: [Adaptation].
    int SCTP_ADAPTATION_INDICATION = 0x8007;

    /// A key is used, or free.
    int SCTP_AUTHENTICATION_EVENT = 0x8008;

    /// All that was sent is acknowledged: [SenderDry]. Since Linux 2.6.36.
    int SCTP_SENDER_DRY_EVENT = 0x8009;

    /// Streams were reset. Since Linux 4.11.
    int SCTP_STREAM_RESET_EVENT = 0x800a;

    /// The association was reset. Since Linux 4.11.
    int SCTP_ASSOC_RESET_EVENT = 0x800b;

    /// Streams were added. Since Linux 4.11.
    int SCTP_STREAM_CHANGE_EVENT = 0x800c;

    /// A message was not sent. Since Linux 5.0.
    int SCTP_SEND_FAILED_EVENT = 0x800d;

    /// [AssociationChange#state()]: connected.
    int SCTP_COMM_UP = 0;

    /// [AssociationChange#state()]: lost.
    int SCTP_COMM_LOST = 1;

    /// [AssociationChange#state()]: the peer began anew.
    int SCTP_RESTART = 2;

    /// [AssociationChange#state()]: shut down.
    int SCTP_SHUTDOWN_COMP = 3;

    /// [AssociationChange#state()]: could not be connected.
    int SCTP_CANT_STR_ASSOC = 4;

    /// Which notification this is.
    ///
    /// @return [#SCTP_ASSOC_CHANGE] and its like
    int type();

    /// Flags, which each type has of its own.
    ///
    /// @return 16 bits
    int flags();

    /// An association begins or ends: struct sctp_assoc_change.
    ///
    /// @param flags none are defined
    /// @param state [#SCTP_COMM_UP] and its like
    /// @param error why it was lost, the cause code of RFC 9260
    /// @param outStreams how many streams this side sends on
    /// @param inStreams how many streams the peer sends on
    /// @param association its number
    /// @param info what the peer sent with it
    record AssociationChange(
            int flags,
            int state,
            int error,
            int outStreams,
            int inStreams,
            int association,
            Bytes info)
            implements SctpNotification {
        @Override
        public int type() {
            return SCTP_ASSOC_CHANGE;
        }
    }

    /// A path to the peer changes: struct sctp_paddr_change.
    ///
    /// @param flags none are defined
    /// @param address where the path leads
    /// @param state 0 available, 1 unreachable, 2 removed, 3 added, 4 now the primary one, 5 confirmed, 6 perhaps failed
    /// @param error why
    /// @param association its number
    record PeerAddressChange(
            int flags, SocketAddress address, int state, int error, int association)
            implements SctpNotification {
        @Override
        public int type() {
            return SCTP_PEER_ADDR_CHANGE;
        }
    }

    /// The peer has shut down: struct sctp_shutdown_event.
    ///
    /// @param flags none are defined
    /// @param association its number
    record ShutdownEvent(int flags, int association) implements SctpNotification {
        @Override
        public int type() {
            return SCTP_SHUTDOWN_EVENT;
        }
    }

    /// A message that was delivered in part comes no further: struct sctp_pdapi_event.
    ///
    /// @param flags none are defined
    /// @param indication 0: the peer gave it up
    /// @param association its number
    /// @param stream the stream; 32 bits unsigned
    /// @param sequence the number in its stream; 32 bits unsigned
    record PartialDelivery(int flags, long indication, int association, long stream, long sequence)
            implements SctpNotification {
        @Override
        public int type() {
            return SCTP_PARTIAL_DELIVERY_EVENT;
        }
    }

    /// The number that the peer has set by SCTP_ADAPTATION_LAYER: struct sctp_adaptation_event.
    ///
    /// @param flags none are defined
    /// @param indication the number; 32 bits unsigned
    /// @param association its number
    record Adaptation(int flags, long indication, int association) implements SctpNotification {
        @Override
        public int type() {
            return SCTP_ADAPTATION_INDICATION;
        }
    }

    /// All that was sent is acknowledged: struct sctp_sender_dry_event.
    ///
    /// @param flags none are defined
    /// @param association its number
    record SenderDry(int flags, int association) implements SctpNotification {
        @Override
        public int type() {
            return SCTP_SENDER_DRY_EVENT;
        }
    }

    /// Any other.
    ///
    /// @param type which
    /// @param flags its flags
    /// @param body what follows the header, as the kernel has it
    record OpaqueNotification(int type, int flags, Bytes body) implements SctpNotification {}
}
