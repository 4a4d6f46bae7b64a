package io.sockeye.tools.nc;

import io.sockeye.Socket;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// An endpoint that is open: one thread may receive while another sends.
interface End extends Closeable {
    /// How long those who have no end may be silent, where the user does not say.
    Duration USUAL_SILENCE = Duration.ofSeconds(1);

    /// What [#receive] answers when nothing more comes. A datagram may be empty.
    int OVER = -1;

    /// Receives what is there, or one whole message; waits for it.
    ///
    /// @param room is filled from its position on, which moves
    /// @return how many bytes, or [#OVER]
    int receive(ByteBuffer room) throws IOException;

    /// Sends all, as one message where there are such.
    ///
    /// @param data its position moves by what has gone, also where the rest of it fails
    void send(ByteBuffer data) throws IOException;

    /// Says that nothing more will be sent.
    void endOutput() throws IOException;

    /// The socket whose bytes the kernel can move by itself; empty if there is none.
    Optional<Socket> plain();

    /// Whether a wait in it ends by itself when it is closed; a read of a terminal does not.
    boolean wakes();

    /// How long it may be silent when the other direction has ended; empty where its own end is waited for. Of datagrams there is none, of a
    /// terminal perhaps in a year.
    ///
    /// @param said by the user
    Optional<Duration> silence(Optional<Duration> said);

    /// Whether it never has anything to say: that is no end to be passed on.
    default boolean isMute() {
        return false;
    }

    /// How much one message may have that is made of a stream's bytes; of a stream any number.
    default int largestPiece() {
        return Integer.MAX_VALUE;
    }

    /// The longest message that comes here, each of which has to stay whole; 0 of a stream.
    default int longestMessage() {
        return 0;
    }

    /// Sees to it that [#close] tells the other side of no end in order, where there is a word for that.
    ///
    /// @param patience how long the other side may take to have what was sent before
    default void cut(Duration patience) throws IOException {}

    /// What it is, for events.
    String name();
}
