package io.sockeye.server;

import io.sockeye.Datagram;
import io.sockeye.Socket;

/// What is done with a datagram.
@FunctionalInterface
public interface DatagramHandler {

    /// Handles one datagram, on a thread of its own unless the server was told otherwise; so datagrams may be handled out of order.
    ///
    /// @param socket to answer through; the server's, and shared by all handlers
    /// @param datagram what came, of 64 KiB at the most: of more it says that it is truncated
    /// @throws Exception whatever went wrong; the server reports it, and goes on
    void handle(Socket socket, Datagram datagram) throws Exception;
}
