package io.sockeye.resolve;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import java.util.Optional;

/// One answer of getaddrinfo(3): what to open, and where to connect or bind it.
///
/// @param family of the address
/// @param type to open a socket with
/// @param protocol to open a socket with
/// @param canonicalName in the first answer, when AI_CANONNAME asked for it
/// @param address where
public record AddressInfo(
        AddressFamily family,
        SocketType type,
        Protocol protocol,
        Optional<String> canonicalName,
        SocketAddress address) {}
