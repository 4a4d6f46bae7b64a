package io.sockeye.tools.cli;

import java.net.InetAddress;

/// One host to work on.
///
/// @param name as the user wrote it; the address itself where it came out of a block
/// @param address where it is
public record Target(String name, InetAddress address) {}
