/// Many descriptors in one thread: epoll(7).
///
/// Where a thread for each connection will do, a virtual thread and the blocking verbs of [io.sockeye.Socket] are simpler, and as fast.
/// Start at [io.sockeye.select.Selector]. This package must not call user code.
package io.sockeye.select;
