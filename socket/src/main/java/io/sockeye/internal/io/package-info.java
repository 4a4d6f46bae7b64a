/// Waiting, life and death of a descriptor: the reference word, the waiters of each direction, the poller, deadlines, scratch.
///
/// One method, [io.sockeye.internal.io.Handle#perform], owns EINTR, EAGAIN, deadlines and references. This package must not know
/// families, options or addresses; the errors of the kernel pass through it as `-errno`.
package io.sockeye.internal.io;
