package io.sockeye.control;

/// Why a TIPC message came back or a connection ended: TIPC_ERRINFO of `<linux/tipc.h>`. What was sent comes beside
/// it as TIPC_RETDATA.
///
/// @param error [#TIPC_ERR_NO_NAME] and its like; 32 bits unsigned
/// @param length how many bytes of the message came back; 32 bits unsigned
public record TipcError(long error, long length) implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public TipcError {
        Ranges.check("error", error, Ranges.INT);
        Ranges.check("length", length, Ranges.INT);
    }

    /// [#error()]: none.
    public static final int TIPC_OK = 0;

    /// [#error()]: nobody has the name.
    public static final int TIPC_ERR_NO_NAME = 1;

    /// [#error()]: the socket is gone.
    public static final int TIPC_ERR_NO_PORT = 2;

    /// [#error()]: the node cannot be reached.
    public static final int TIPC_ERR_NO_NODE = 3;

    /// [#error()]: the queue is full.
    public static final int TIPC_ERR_OVERLOAD = 4;

    /// [#error()]: the peer has ended the connection.
    public static final int TIPC_CONN_SHUTDOWN = 5;

    /// What this message is.
    ///
    /// @return TIPC_ERRINFO
    @Override
    public ControlType type() {
        return ControlType.TIPC_ERRINFO;
    }
}
