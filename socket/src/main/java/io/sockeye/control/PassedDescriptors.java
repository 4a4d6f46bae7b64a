package io.sockeye.control;

import static io.sockeye.internal.sys.SysSocket.SCM_MAX_FD;

import io.sockeye.descriptor.Descriptor;
import java.util.List;

/// Open descriptors on their way to another process, SCM_RIGHTS of unix(7).
///
/// Descriptors that are sent stay the sender's to close; those in a received message are closed
/// with the message unless they are taken.
///
/// @param descriptors 1 to 253 descriptors, SCM_MAX_FD of the kernel; the list is copied
public record PassedDescriptors(List<? extends Descriptor> descriptors) implements ControlMessage {
    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if there are none or too many; the message says how many
    public PassedDescriptors {
        descriptors = List.copyOf(descriptors);
        if (descriptors.isEmpty() || descriptors.size() > SCM_MAX_FD) {
            throw new IllegalArgumentException(
                    descriptors.size() + " descriptors are outside 1.." + SCM_MAX_FD);
        }
    }

    /// What this message is.
    ///
    /// @return SCM_RIGHTS
    @Override
    public ControlType type() {
        return ControlType.SCM_RIGHTS;
    }
}
