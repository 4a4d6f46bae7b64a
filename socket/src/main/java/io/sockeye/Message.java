package io.sockeye;

import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlMessage;
import java.nio.ByteBuffer;
import java.util.List;

/// What sendmsg(2) takes: bytes from one or more buffers, an address, control messages, flags. Immutable, but for the positions of
/// the buffers.
public final class Message {
    private final List<ByteBuffer> buffers;
    private final SocketAddress address;
    private final List<ControlMessage> control;
    private final MessageFlags flags;

    private Message(
            List<ByteBuffer> buffers,
            SocketAddress address,
            List<ControlMessage> control,
            MessageFlags flags) {
        this.buffers = buffers;
        this.address = address;
        this.control = control;
        this.flags = flags;
    }

    /// A message of these bytes.
    ///
    /// @param data not copied: it must not change before the message is sent
    /// @return the message, without address and control
    public static Message of(byte[] data) {
        return of(ByteBuffer.wrap(data));
    }

    /// A message of what remains in these buffers, one after the other.
    ///
    /// @param buffers sending moves their positions by what was sent
    /// @return the message, without address and control
    public static Message of(ByteBuffer... buffers) {
        return new Message(List.of(buffers), SocketAddress.none(), List.of(), MessageFlags.none());
    }

    /// Where it goes, for a socket that is not connected.
    ///
    /// @param address the receiver
    /// @return this message with that address
    public Message to(SocketAddress address) {
        return new Message(buffers, address, control, flags);
    }

    /// What travels beside the bytes. Descriptors in it stay the sender's.
    ///
    /// @param control instead of what was there
    /// @return this message with those control messages
    public Message with(ControlMessage... control) {
        return new Message(buffers, address, List.of(control), flags);
    }

    /// Flags of the call. With [MessageFlags#MSG_ZEROCOPY] the bytes have to be in one direct buffer, which must not change before the
    /// kernel's notice.
    ///
    /// @param flags instead of what was there
    /// @return this message with those flags
    public Message flags(MessageFlags flags) {
        return new Message(buffers, address, control, flags);
    }

    List<ByteBuffer> buffers() {
        return buffers;
    }

    SocketAddress address() {
        return address;
    }

    List<ControlMessage> control() {
        return control;
    }

    MessageFlags flags() {
        return flags;
    }

    long remaining() {
        long sum = 0;
        for (var buffer : buffers) sum += buffer.remaining();
        return sum;
    }

    /// `Message[5 bytes to 127.0.0.1:53 with [...]]`.
    @Override
    public String toString() {
        return "Message[%d bytes to %s with %s, %s]"
                .formatted(remaining(), address, control, flags);
    }
}
