/// What travels beside the bytes of a message: control messages, cmsg(3).
///
/// sendmsg(2) and recvmsg(2) move data and, beside it, small typed records: open descriptors,
/// credentials, the interface a packet came by. A [io.sockeye.control.ControlMessage] is one of
/// them as a value; its [io.sockeye.control.ControlType] is the pair of numbers by which the kernel
/// knows it. A type without a record of its own is an
/// [io.sockeye.control.OpaqueControlMessage], readable and sendable all the same.
///
/// This package must not own a buffer, and knows no layout.
package io.sockeye.control;
