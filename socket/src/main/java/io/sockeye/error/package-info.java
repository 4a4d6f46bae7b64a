/// What the kernel refused, and why.
///
/// A call that the kernel refuses ends in an [io.sockeye.error.ErrnoException]: the call, the
/// [io.sockeye.error.Errno], and the two addresses, as far as they are known. The usual reasons
/// have a class of their own, so that they can be caught:
/// [io.sockeye.error.ConnectionRefusedException], [io.sockeye.error.AddressInUseException],
/// [io.sockeye.error.PermissionException]. For the others ask `is(EMFILE, ENFILE)`, or switch
/// over `errno().name()`.
///
/// What the library itself refuses is no errno, and is one of the JDK's exceptions: a deadline is
/// [java.net.SocketTimeoutException], a closed socket [java.nio.channels.ClosedChannelException],
/// a bad argument [IllegalArgumentException].
///
/// This package must not decide who throws: it makes exceptions, others throw them.
package io.sockeye.error;
