/// Sockets as Linux has them: the verbs.
///
/// A [io.sockeye.Socket] is made of a family, a type and a protocol, and has the verbs of socket(7) in Java spelling. It blocks, waits
/// for a time, or does not wait, as it is told; on a virtual thread waiting holds no carrier. What the kernel refuses is an
/// [io.sockeye.error.ErrnoException], which keeps the errno.
///
/// This package must not know a layout or a number of C, and holds no state between two messages.
package io.sockeye;
