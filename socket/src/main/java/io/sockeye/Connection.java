package io.sockeye;

import io.sockeye.address.SocketAddress;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// A byte stream with a peer.
///
/// The data verbs come in four shapes: a whole `byte[]`, a range of one, what remains in a `ByteBuffer` (whose position moves by what
/// was transferred), a `MemorySegment`. The end of the stream is 0 bytes, as in C, never -1. A connection that has a timeout gives
/// each operation one deadline.
///
/// Any thread may call any method. Writers take turns, so `sendAll` is whole. Those who receive exactly take turns among themselves;
/// who receives beside them takes bytes away from them.
public interface Connection extends Closeable {

    /// Sends bytes, perhaps fewer than asked.
    ///
    /// Blocks while there is no room. Calls send(2).
    ///
    /// @param data what to send
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    int send(MemorySegment data) throws IOException;

    /// Like [#send(MemorySegment)].
    ///
    /// @param data what to send
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    default int send(byte[] data) throws IOException {
        return send(data, 0, data.length);
    }

    /// Like [#send(MemorySegment)].
    ///
    /// @param data where the bytes are
    /// @param offset the first
    /// @param length how many
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    default int send(byte[] data, int offset, int length) throws IOException {
        return send(Segments.range(data, offset, length));
    }

    /// Like [#send(MemorySegment)].
    ///
    /// @param data its position moves by what was sent
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    default int send(ByteBuffer data) throws IOException {
        int count = send(MemorySegment.ofBuffer(data));
        data.position(data.position() + count);
        return count;
    }

    /// Sends all of the bytes; no other writer's come between.
    ///
    /// When it fails, an unknown part has been sent; a timeout and an interrupt say how much, in `bytesTransferred`.
    ///
    /// @param data what to send
    /// @throws IOException if the kernel refuses, or the wait ends early
    void sendAll(MemorySegment data) throws IOException;

    /// Like [#sendAll(MemorySegment)].
    ///
    /// @param data what to send
    /// @throws IOException if the kernel refuses, or the wait ends early
    default void sendAll(byte[] data) throws IOException {
        sendAll(data, 0, data.length);
    }

    /// Like [#sendAll(MemorySegment)].
    ///
    /// @param data where the bytes are
    /// @param offset the first
    /// @param length how many
    /// @throws IOException if the kernel refuses, or the wait ends early
    default void sendAll(byte[] data, int offset, int length) throws IOException {
        sendAll(Segments.range(data, offset, length));
    }

    /// Like [#sendAll(MemorySegment)].
    ///
    /// @param data its position moves to the limit; it stays when the sending fails
    /// @throws IOException if the kernel refuses, or the wait ends early
    default void sendAll(ByteBuffer data) throws IOException {
        sendAll(MemorySegment.ofBuffer(data));
        data.position(data.limit());
    }

    /// Sends all of the bytes, within a time of its own instead of the connection's timeout; others who use the connection keep theirs.
    ///
    /// @param data what to send
    /// @param timeout how long the whole may take; zero or less: no wait at all
    /// @throws java.net.SocketTimeoutException if there is no room for all in time; `bytesTransferred` says how much was sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    void sendAll(MemorySegment data, Duration timeout) throws IOException;

    /// Receives what is there, up to a size.
    ///
    /// Blocks until there is something. Calls recv(2) once. The kernel tells a reset once, to whoever calls first, also to a sender: a later
    /// read answers the end.
    ///
    /// @param size the most to receive, 0 or more
    /// @return exactly the bytes; empty at the end of the stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    byte[] recv(int size) throws IOException;

    /// Receives what is there.
    ///
    /// Blocks until there is something. Calls recv(2) once.
    ///
    /// @param data where the bytes go
    /// @return how many; 0 at the end of the stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    int recvInto(MemorySegment data) throws IOException;

    /// Like [#recvInto(MemorySegment)].
    ///
    /// @param data where the bytes go
    /// @return how many; 0 at the end of the stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    default int recvInto(byte[] data) throws IOException {
        return recvInto(data, 0, data.length);
    }

    /// Like [#recvInto(MemorySegment)].
    ///
    /// @param data where the bytes go
    /// @param offset the first
    /// @param length how many at the most
    /// @return how many; 0 at the end of the stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    default int recvInto(byte[] data, int offset, int length) throws IOException {
        return recvInto(Segments.range(data, offset, length));
    }

    /// Like [#recvInto(MemorySegment)].
    ///
    /// @param data its position moves by what was received
    /// @return how many; 0 at the end of the stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    default int recvInto(ByteBuffer data) throws IOException {
        int count = recvInto(MemorySegment.ofBuffer(data));
        data.position(data.position() + Math.min(count, data.remaining()));
        return count;
    }

    /// Receives what is there, within a time of its own instead of the connection's timeout; others who use the connection keep theirs.
    ///
    /// @param data where the bytes go
    /// @param timeout how long to wait; zero or less: not at all
    /// @return how many; 0 at the end of the stream
    /// @throws java.net.SocketTimeoutException if nothing comes in time
    /// @throws IOException if the kernel refuses, or the wait ends early
    int recvInto(MemorySegment data, Duration timeout) throws IOException;

    /// Receives exactly so many bytes.
    ///
    /// When it fails, also by a timeout, an interrupt, or because a non-blocking socket has no more, the bytes that had come are lost:
    /// [#recvExactlyInto(MemorySegment)] leaves them in the target.
    ///
    /// @param size how many, 0 or more; the array is made at once
    /// @return the bytes
    /// @throws EOFException if the stream ends before
    default byte[] recvExactly(int size) throws IOException {
        if (size < 0) throw new IllegalArgumentException("size " + size + " is negative");
        byte[] data = new byte[size];
        recvExactlyInto(data, 0, size);
        return data;
    }

    /// Fills the segment.
    ///
    /// When it fails, the bytes that had come stand at its beginning, and are gone from the stream; a timeout and an interrupt say how many, in
    /// `bytesTransferred`. Of a non-blocking socket nothing says it: `recvInto` is for those.
    ///
    /// @param data where the bytes go
    /// @throws EOFException if the stream ends before it is full
    void recvExactlyInto(MemorySegment data) throws IOException;

    /// Like [#recvExactlyInto(MemorySegment)].
    ///
    /// @param data where the bytes go
    /// @param offset the first
    /// @param length how many
    /// @throws IOException if the kernel refuses, or the wait ends early
    default void recvExactlyInto(byte[] data, int offset, int length) throws IOException {
        recvExactlyInto(Segments.range(data, offset, length));
    }

    /// Like [#recvExactlyInto(MemorySegment)].
    ///
    /// @param data its position moves to the limit; it stays when the receiving fails
    /// @throws IOException if the kernel refuses, or the wait ends early
    default void recvExactlyInto(ByteBuffer data) throws IOException {
        recvExactlyInto(MemorySegment.ofBuffer(data));
        data.position(data.limit());
    }

    /// Ends one half of the connection, or both; the descriptor stays open.
    ///
    /// @param how which half
    /// @throws IOException if the kernel refuses
    void shutdown(Shutdown how) throws IOException;

    /// Operations wait for as long as it takes.
    ///
    /// @return this
    Connection blocking();

    /// Operations wait no longer than this.
    ///
    /// @param timeout more than zero; one deadline for each operation
    /// @return this
    Connection timeout(Duration timeout);

    /// The timeout.
    ///
    /// @return empty if operations wait for ever, or not at all
    Optional<Duration> timeout();

    /// Our end.
    ///
    /// @return the address
    /// @throws IOException if the kernel refuses
    SocketAddress localAddress() throws IOException;

    /// The other end.
    ///
    /// @return the address
    /// @throws IOException if the kernel refuses
    SocketAddress peerAddress() throws IOException;

    /// A stream that reads here. Closing it shuts the receiving half down; closing both streams closes the connection.
    ///
    /// Its `available` says what has come: as ioctl(2) with FIONREAD does; over TLS, of the next record, if that is whole.
    ///
    /// @return always the same stream
    InputStream asInputStream();

    /// A stream that writes here. Closing it shuts the sending half down, so that the peer reads the end; closing both streams closes
    /// the connection.
    ///
    /// @return always the same stream
    OutputStream asOutputStream();

    /// Whether it has not been closed by this side.
    ///
    /// @return false after [#close()]
    boolean isOpen();

    /// Closes it and wakes everyone who waits in it; a second close does nothing.
    @Override
    void close() throws IOException;
}
