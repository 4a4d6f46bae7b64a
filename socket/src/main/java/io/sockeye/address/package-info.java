/// What a socket is made of, and where it is: families, types, protocols and addresses.
///
/// socket(2) takes three numbers: the family says which network, the type says how data travels (a
/// stream, datagrams), the protocol says which of the family's protocols, mostly 0. Each is a
/// record over the number of the kernel, with the names of the man pages as constants.
///
/// A [io.sockeye.address.SocketAddress] is where a socket is, or is to be. Each family has its own
/// record: [io.sockeye.address.Inet4SocketAddress], [io.sockeye.address.Inet6SocketAddress], the
/// three shapes of [io.sockeye.address.UnixSocketAddress]; a family without a record yet is an
/// [io.sockeye.address.OpaqueSocketAddress] and works all the same. Addresses are immutable,
/// compare by content, and print a text that [io.sockeye.address.SocketAddress#parse] reads back.
///
/// Hosts are literals here. This package must not ask the network, the files or the kernel:
/// no names, no interfaces, no native calls.
package io.sockeye.address;
