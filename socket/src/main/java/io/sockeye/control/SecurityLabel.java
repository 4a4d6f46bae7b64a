package io.sockeye.control;

import static io.sockeye.control.ControlType.SCM_SECURITY;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sockeye.address.Bytes;
import java.util.Objects;

/// What the security module of the system calls the sender, SCM_SECURITY of unix(7).
///
/// The kernel sends it on Unix sockets with SO_PASSSEC and on UDP with IP_PASSSEC (since Linux 2.6.17), if SELinux, AppArmor or Smack is
/// at work; it cannot be sent.
///
/// @param type SCM_SECURITY, or the same number of level SOL_IP
/// @param label as the kernel has it: SELinux ends it with a NUL
public record SecurityLabel(ControlType type, Bytes label) implements ControlMessage {
    /// Takes both parts.
    ///
    /// @throws IllegalArgumentException if the type has another number or level
    public SecurityLabel {
        Objects.requireNonNull(label, "label");
        OptionNames.require(type, SCM_SECURITY, ControlType.of(0, SCM_SECURITY.number()));
    }

    /// The label as text, without a NUL at its end.
    ///
    /// @return such as `unconfined_u:unconfined_r:unconfined_t:s0`; what is not UTF-8 is replaced
    public String text() {
        byte[] bytes = label.toArray();
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) length--;
        return new String(bytes, 0, length, UTF_8);
    }
}
