package io.sockeye;

import io.sockeye.address.SocketAddress;

/// How much came, and from whom.
///
/// @param count bytes received; with MSG_TRUNC given, the length of the datagram
/// @param from the sender; [SocketAddress#none()] on a connected stream
public record Arrival(int count, SocketAddress from) {}
