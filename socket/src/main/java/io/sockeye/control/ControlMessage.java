package io.sockeye.control;

/// A control message as a value: what goes beside the bytes of sendmsg(2) and recvmsg(2).
///
/// A `switch` outside this project needs a `default`: a type that is opaque today may have its own
/// record tomorrow.
public sealed interface ControlMessage
        permits PassedDescriptors, Credentials, OpaqueControlMessage {

    /// What this message is.
    ///
    /// @return level and number
    ControlType type();

    /// The length of a control message with its header, CMSG_LEN of cmsg(3).
    ///
    /// @param length bytes of data, 0 or more
    /// @return the length in bytes, without padding behind it
    /// @throws IllegalArgumentException if the length is negative, or too large for an `int`
    static int cmsgLen(int length) {
        return ControlSize.checked(length, ControlSize.HEADER + (long) length);
    }

    /// The room that a control message takes in a buffer, CMSG_SPACE of cmsg(3).
    ///
    /// @param length bytes of data, 0 or more
    /// @return the room in bytes, padding included
    /// @throws IllegalArgumentException if the length is negative, or too large for an `int`
    static int cmsgSpace(int length) {
        return ControlSize.checked(length, ControlSize.HEADER + (length + 7L & ~7L));
    }
}
