/// What has a file descriptor, and what must close one.
///
/// A [io.sockeye.descriptor.Descriptor] is anything that can answer its number. An
/// [io.sockeye.descriptor.OwnedDescriptor] is one that somebody has to close: a file, a pipe, a descriptor that came in a
/// message. This package must not know sockets.
package io.sockeye.descriptor;
