package io.sockeye.tools.nc;

import io.sockeye.Socket;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// An endpoint that is open: one thread may receive while another sends.
interface End extends Closeable {
    /// What [#receive] answers when nothing more comes. A datagram may be empty.
    int OVER = -1;

    /// Receives what is there, or one whole message; waits for it.
    ///
    /// @param room is filled from its position on, which moves
    /// @return how many bytes, or [#OVER]
    int receive(ByteBuffer room) throws IOException;

    /// Sends all, as one message where there are such.
    void send(ByteBuffer data) throws IOException;

    /// Says that nothing more will be sent.
    void endOutput() throws IOException;

    /// The socket whose bytes the kernel can move by itself; empty if there is none.
    Optional<Socket> plain();

    /// Whether a wait in it ends by itself when it is closed; a read of a terminal does not.
    boolean wakes();

    /// Whether it can be told that nothing more comes: of datagrams never, of a terminal or a process perhaps in a year.
    boolean tellsEnd();

    /// Whether it never has anything to say: that is no end to be passed on.
    default boolean isMute() {
        return false;
    }

    /// How much one message may have that is made of a stream's bytes; of a stream any number.
    default int largestPiece() {
        return Integer.MAX_VALUE;
    }

    /// Whether what comes here are messages, each of which has to stay whole.
    default boolean isOfMessages() {
        return false;
    }

    /// Sees to it that [#close] tells the other side of no end in order, where there is a word for that.
    default void cut() throws IOException {}

    /// What it is, for events.
    String name();
}
