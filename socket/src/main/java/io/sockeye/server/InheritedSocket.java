package io.sockeye.server;

import io.sockeye.Socket;

/// A socket that systemd opened for this process.
///
/// @param name what FileDescriptorName= in the unit says, which is the unit's name unless set; "" without names
/// @param socket listening, or a datagram socket, or with Accept=yes a connection; the caller's to close
public record InheritedSocket(String name, Socket socket) {}
