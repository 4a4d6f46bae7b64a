package io.sockeye;

/// What is done with a connection.
///
/// @param <C> what it needs to know: [Socket] for options and messages, [Connection] for bytes alone
@FunctionalInterface
public interface Handler<C extends Connection> {

    /// Handles one connection, on a thread of its own unless the server was told otherwise. The server closes it when this returns or
    /// throws.
    ///
    /// @param connection blocking, whatever the listener is
    /// @throws Exception whatever went wrong; the server reports it, and goes on
    void handle(C connection) throws Exception;
}
