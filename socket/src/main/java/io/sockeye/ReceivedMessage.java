package io.sockeye;

import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.control.ProcessDescriptor;
import io.sockeye.control.SctpNotification;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.internal.codec.SctpBody;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What recvmsg(2) gave: bytes, sender, control messages, flags.
///
/// It owns the descriptors that came with it: closing it closes those that nobody took. Receive it in a resource header.
public final class ReceivedMessage implements Closeable {
    private final byte[] data;
    private final int count;
    private final SocketAddress from;
    private final MessageFlags flags;
    private final List<ControlMessage> control;
    private final ArrayDeque<OwnedDescriptor> untaken = new ArrayDeque<>(1); // guarded by itself
    private final ArrayDeque<OwnedDescriptor> processes = new ArrayDeque<>(0); // guarded by untaken

    ReceivedMessage(
            byte[] data,
            int count,
            SocketAddress from,
            MessageFlags flags,
            List<ControlMessage> control) {
        this.data = data;
        this.count = count;
        this.from = from;
        this.flags = flags;
        this.control = control;
        for (var message : control) {
            if (message instanceof ProcessDescriptor process) processes.add(process.descriptor());
            if (!(message instanceof PassedDescriptors passed)) continue;
            for (Descriptor descriptor : passed.descriptors()) {
                if (descriptor instanceof OwnedDescriptor owned) untaken.add(owned);
            }
        }
    }

    /// The bytes; empty when they went into buffers of the caller.
    ///
    /// @return the array, the caller's
    public byte[] data() {
        return data;
    }

    /// How many bytes came; with MSG_TRUNC given, how long the datagram was.
    ///
    /// @return 0 at the end of a stream
    public int count() {
        return count;
    }

    /// Who sent it.
    ///
    /// @return the sender; [SocketAddress#none()] when the kernel names none, as on a connected stream
    public SocketAddress from() {
        return from;
    }

    /// What SCTP tells of the association, in place of a message; the bytes are needed, so not after receiving into buffers.
    ///
    /// @return the notification; empty of a message, whose flags have no MSG_NOTIFICATION
    /// @throws IllegalArgumentException if the bytes are fewer than they say
    public Optional<SctpNotification> notification() {
        return flags.contains(MessageFlags.MSG_NOTIFICATION)
                ? Optional.of(SctpBody.notification(data))
                : Optional.empty();
    }

    /// What the kernel says of the message: MSG_TRUNC the bytes were cut, MSG_CTRUNC the control messages were (descriptors may have
    /// been dropped, also because this process had no number left), MSG_EOR a record ends.
    ///
    /// @return the flags
    public MessageFlags flags() {
        return flags;
    }

    /// All control messages in the kernel's order. Descriptors seen here are still the message's: take them to keep them.
    ///
    /// @return an immutable list
    public List<ControlMessage> control() {
        return control;
    }

    /// The first control message of a kind.
    ///
    /// @param kind the record
    /// @param <C> the record
    /// @return the message, if there is one
    public <C extends ControlMessage> Optional<C> find(Class<C> kind) {
        return control.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /// Takes the next descriptor that was passed, SCM_RIGHTS: from now on it is the caller's to close.
    ///
    /// @return empty when none is left
    public Optional<OwnedDescriptor> takeDescriptor() {
        synchronized (untaken) {
            return Optional.ofNullable(untaken.poll());
        }
    }

    /// Takes all passed descriptors that are left.
    ///
    /// @return the descriptors, the caller's to close
    public List<OwnedDescriptor> takeDescriptors() {
        synchronized (untaken) {
            var all = new ArrayList<>(untaken);
            untaken.clear();
            return all;
        }
    }

    /// Takes the pidfd of the sender, SCM_PIDFD of SO_PASSPIDFD: from now on it is the caller's to close.
    ///
    /// @return empty when none came, or it has been taken
    public Optional<OwnedDescriptor> takeProcess() {
        synchronized (untaken) {
            return Optional.ofNullable(processes.poll());
        }
    }

    /// Closes the descriptors that nobody took.
    @Override
    public void close() throws IOException {
        var left = takeDescriptors();
        synchronized (untaken) {
            left.addAll(processes);
            processes.clear();
        }
        IOException failure = null;
        for (var descriptor : left) {
            try {
                descriptor.close();
            } catch (IOException e) {
                if (failure == null) failure = e;
                else failure.addSuppressed(e);
            }
        }
        if (failure != null) throw failure;
    }

    /// `ReceivedMessage[5 bytes from unix:@x, MSG_CTRUNC, [...]]`.
    @Override
    public String toString() {
        return "ReceivedMessage[%d bytes from %s, %s, %s]".formatted(count, from, flags, control);
    }
}
