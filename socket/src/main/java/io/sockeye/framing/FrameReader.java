package io.sockeye.framing;

import io.sockeye.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the frames of a connection, one after the other.
///
/// It reads ahead: whoever receives from the connection beside it misses bytes. Several threads may read; each frame goes to one.
///
/// When a read ends early, by a timeout, an interrupt or because a socket that does not wait has no more, nothing is lost: the next read goes on
/// with the same frame. After a [FrameException] the stream is out of step, and every further read says so again.
///
/// @param <T> what a frame is
public final class FrameReader<T> {
    private final Incoming incoming;
    private final Framing<T> framing;
    private final FrameTurn turn;

    private @Nullable FrameException broken; // guarded by the turn
    private boolean ended; // guarded by the turn

    private FrameReader(Connection connection, Framing<T> framing) {
        this.incoming = new Incoming(connection, framing.limit());
        this.turn = new FrameTurn(connection);
        this.framing = framing;
    }

    /// Reads the frames of a connection.
    ///
    /// @param connection stays the caller's to close
    /// @param framing how they lie in it
    /// @param <T> what a frame is
    /// @return the reader
    public static <T> FrameReader<T> of(Connection connection, Framing<T> framing) {
        return new FrameReader<>(connection, framing);
    }

    /// How long a frame may take to come whole, from its first byte on. Until that one comes the timeout of the connection holds. A frame that
    /// is late stays so: who reads on gets it once it is whole, and until then the same exception at once.
    ///
    /// @param wholeFrame more than zero
    /// @return this
    public FrameReader<T> deadline(Duration wholeFrame) {
        if (!wholeFrame.isPositive())
            throw new IllegalArgumentException("deadline " + wholeFrame + " is not positive");
        incoming.deadline(wholeFrame);
        return this;
    }

    /// The next frame.
    ///
    /// Blocks until it is there.
    ///
    /// @return the frame; empty when the stream has ended after a frame, or the framing says that there are no more
    /// @throws FrameTooLongException if it is over the limit of the framing
    /// @throws IncompleteFrameException if the stream ends inside it
    /// @throws FrameException if what came is no frame
    /// @throws java.net.SocketTimeoutException if it does not come in time
    /// @throws IOException if the connection fails
    public Optional<T> read() throws IOException {
        turn.begin("read of a frame");
        try {
            if (broken != null) throw again(broken);
            if (ended || !incoming.begin()) return Optional.empty();
            var frame = framing.read(incoming);
            incoming.end();
            ended = frame.isEmpty();
            return frame;
        } catch (FrameException e) {
            broken = e;
            throw e;
        } finally {
            turn.end();
        }
    }

    private static FrameException again(FrameException first) {
        var again =
                switch (first) {
                    case FrameTooLongException e ->
                            new FrameTooLongException(e.offset(), e.reason());
                    case IncompleteFrameException e ->
                            new IncompleteFrameException(e.offset(), e.reason());
                    default -> new FrameException(first.offset(), first.reason());
                };
        again.initCause(first);
        return again;
    }
}
