package io.sockeye.control;

import io.sockeye.internal.named.Constants;

/// What a control message is: its level and its number in that level, cmsg(3).
///
/// @param level the level, as for an option: 1 is SOL_SOCKET
/// @param number the type in that level, cmsg_type
public record ControlType(int level, int number) {
    /// Open descriptors: [PassedDescriptors], unix(7).
    public static final ControlType SCM_RIGHTS = new ControlType(1, 1);

    /// Who sends: [Credentials], unix(7).
    public static final ControlType SCM_CREDENTIALS = new ControlType(1, 2);

    /// The security label of the sender: unix(7), SO_PASSSEC.
    public static final ControlType SCM_SECURITY = new ControlType(1, 3);

    /// A pidfd of the sender: SO_PASSPIDFD (since Linux 6.5).
    public static final ControlType SCM_PIDFD = new ControlType(1, 4);

    private static final Constants<ControlType> NAMES =
            Constants.of(ControlType.class, type -> key(type.level, type.number));

    /// Answers the type with a level and a number.
    ///
    /// @param level the level
    /// @param number the type in that level
    /// @return the constant itself where there is one
    public static ControlType of(int level, int number) {
        return NAMES.find(
                key(level, number), key -> new ControlType((int) (key >> Integer.SIZE), (int) key));
    }

    private static long key(int level, int number) {
        return (long) level << Integer.SIZE | Integer.toUnsignedLong(number);
    }

    /// Answers the C name, or both numbers when there is none.
    ///
    /// @return such as `SCM_RIGHTS` or `41:50`
    @Override
    public String toString() {
        return NAMES.name(key(level, number)).orElseGet(() -> level + ":" + number);
    }
}
