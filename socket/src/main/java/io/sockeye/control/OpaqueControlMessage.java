package io.sockeye.control;

import io.sockeye.address.Bytes;
import java.util.Objects;

/// A control message of a type without a record of its own: the bytes as the kernel has them.
///
/// @param type level and number
/// @param data the bytes behind the header, without padding
public record OpaqueControlMessage(ControlType type, Bytes data) implements ControlMessage {
    /// Takes both parts.
    public OpaqueControlMessage {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(data, "data");
    }
}
