package io.sockeye.control;

import io.sockeye.descriptor.OwnedDescriptor;
import java.util.Objects;

/// A pidfd of the process that sent the message, SCM_PIDFD: it names that process even when its number has been given to another,
/// pidfd_open(2).
///
/// The kernel sends it with SO_PASSPIDFD, since Linux 6.5; it cannot be sent. In a received message it is closed with the message
/// unless `ReceivedMessage.takeProcess` takes it. Where the kernel had none to give (the process is gone, or we are at the limit of
/// descriptors) a negative errno takes its place, and the message is an [OpaqueControlMessage] of those four bytes.
///
/// @param descriptor close-on-exec; poll(2) says that it is readable when the process has ended
public record ProcessDescriptor(OwnedDescriptor descriptor) implements ControlMessage {
    /// Takes the descriptor.
    public ProcessDescriptor {
        Objects.requireNonNull(descriptor, "descriptor");
    }

    /// What this message is.
    ///
    /// @return SCM_PIDFD
    @Override
    public ControlType type() {
        return ControlType.SCM_PIDFD;
    }
}
