/// Options of sockets that know themselves: name, level, number, type, direction.
///
/// setsockopt(2) and getsockopt(2) take two numbers and untyped memory. Here an option is a
/// constant that also knows its Java type: `socket.set(TCP_NODELAY, true)`, `Duration idle =
/// socket.get(TCP_KEEPIDLE)`. What can only be read is a [io.sockeye.option.ReadOnlyOption], what
/// can only be set a [io.sockeye.option.WriteOnlyOption], what has two shapes an
/// [io.sockeye.option.AsymmetricOption]: the wrong direction does not compile.
///
/// The constants are in a class for each level: [io.sockeye.option.SocketOptions],
/// [io.sockeye.option.TcpOptions], [io.sockeye.option.IpOptions],
/// [io.sockeye.option.Ipv6Options]. An option that has no constant is made like them:
///
/// `new SocketOption<>("SO_INCOMING_CPU", SOL_SOCKET, 49, OptionType.INT)`
///
/// This package must not touch a descriptor: options are values, sockets get and set them.
package io.sockeye.option;
