package io.sockeye;

import static io.sockeye.address.AddressFamily.AF_PACKET;
import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.address.SocketType.SOCK_STREAM;
import static io.sockeye.internal.sys.SysErrno.EAGAIN;
import static io.sockeye.internal.sys.SysErrno.ENOTCONN;
import static io.sockeye.internal.sys.SysSocket.MSG_DONTWAIT;
import static io.sockeye.internal.sys.SysSocket.MSG_ERRQUEUE;
import static io.sockeye.internal.sys.SysSocket.SCM_MAX_FD;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Protocol;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.internal.codec.SockaddrCodec;
import io.sockeye.internal.io.Abandoned;
import io.sockeye.internal.io.Deadline;
import io.sockeye.internal.io.Direction;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.io.Streams;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.WritableOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A socket of any family and type, socket(7).
///
/// A new socket blocks; [#timeout(Duration)] gives each operation a deadline, [#nonBlocking()] lets none wait. Waiting parks a virtual
/// thread and holds no carrier. Interrupting a thread that waits ends the wait with `InterruptedIOException` and leaves the socket open;
/// [#close()] wakes everyone. Any thread may call any method; datagrams and accepts are taken by whoever comes first, stream writers
/// take turns.
///
/// Every descriptor is close-on-exec. A socket that is lost without being closed is closed by a cleaner, with a warning.
///
/// Errors of the kernel are [ErrnoException]s; the ones of this library are the JDK's own: [SocketTimeoutException],
/// [ClosedChannelException], `AsynchronousCloseException`, [IllegalArgumentException].
public final class Socket implements Connection, Descriptor {

    /// What a `try` verb answers when it would have to wait: -EAGAIN.
    public static final int WOULD_BLOCK = -EAGAIN;

    /// The backlog of [#listen()], listen(2): the kernel caps it at net.core.somaxconn, 4096 since Linux 5.4.
    public static final int SOMAXCONN = SysSocket.SOMAXCONN;

    private static final int CONTROL_SIZE = 2048;

    private final Handle handle;
    private final AddressFamily family;
    private final SocketType type;
    private final Protocol protocol;
    private final SendHalf sending;
    private final ReceiveHalf receiving;
    private final Cleaner.Cleanable watch;

    // What few sockets need; each made once, under the monitor.
    private volatile @Nullable Streams streams;
    private volatile @Nullable Splicing splicing;
    private volatile @Nullable Connector connector;

    Socket(Handle handle, AddressFamily family, SocketType type, Protocol protocol) {
        this.handle = handle;
        this.family = family;
        this.type = type;
        this.protocol = protocol;
        boolean stream = type.equals(SOCK_STREAM);
        this.sending = new SendHalf(this, handle, stream);
        this.receiving = new ReceiveHalf(this, handle, stream);
        this.watch = Abandoned.watch(this, handle, "Socket");
        // The kernel waits until no packet is on its way to it: tens of milliseconds.
        if (family.equals(AF_PACKET)) handle.closesSlowly();
    }

    // ---- making ----

    /// Makes a socket with the family's usual protocol for the type.
    ///
    /// Calls socket(2).
    ///
    /// @param family AF_INET, AF_UNIX, …
    /// @param type SOCK_STREAM, SOCK_DGRAM, …; with SOCK_NONBLOCK the socket is non-blocking from birth
    /// @return the socket, the caller's to close
    /// @throws io.sockeye.error.NotSupportedException if this kernel has no such family or type
    public static Socket open(AddressFamily family, SocketType type) throws IOException {
        return open(family, type, Protocol.of(family, 0));
    }

    /// Makes a socket.
    ///
    /// Calls socket(2).
    ///
    /// @param family AF_INET, AF_UNIX, …
    /// @param type SOCK_STREAM, SOCK_DGRAM, …
    /// @param protocol IPPROTO_ICMP, …
    /// @return the socket, the caller's to close
    /// @throws io.sockeye.error.NotSupportedException if this kernel has no such family, type or protocol
    /// @throws io.sockeye.error.PermissionException if it takes CAP_NET_RAW
    public static Socket open(AddressFamily family, SocketType type, Protocol protocol)
            throws IOException {
        return Making.open(family, type, protocol);
    }

    /// Makes a pair of connected Unix stream sockets.
    ///
    /// Calls socketpair(2).
    ///
    /// @return the pair, the caller's to close
    /// @throws IOException if the kernel refuses
    public static SocketPair pair() throws IOException {
        return pair(AF_UNIX, SOCK_STREAM);
    }

    /// Makes a pair of connected sockets.
    ///
    /// Calls socketpair(2).
    ///
    /// @param family AF_UNIX; the kernel has pairs of few others
    /// @param type SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET
    /// @return the pair, the caller's to close
    /// @throws IOException if the kernel refuses
    public static SocketPair pair(AddressFamily family, SocketType type) throws IOException {
        return pair(family, type, Protocol.of(family, 0));
    }

    /// Makes a pair of connected sockets of a protocol.
    ///
    /// Calls socketpair(2).
    ///
    /// @param family AF_UNIX; the kernel has pairs of few others
    /// @param type SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET
    /// @param protocol of the family; AF_UNIX has none but 0
    /// @return the pair, the caller's to close
    /// @throws io.sockeye.error.NotSupportedException if the kernel has no such pairs
    public static SocketPair pair(AddressFamily family, SocketType type, Protocol protocol)
            throws IOException {
        return Making.pair(family, type, protocol);
    }

    /// Takes over an open socket by its number; from now on it is closed by this object alone.
    ///
    /// Asks the kernel for family, type, protocol and O_NONBLOCK: a non-blocking description makes a non-blocking socket. When this
    /// fails the number stays the caller's.
    ///
    /// @param fileno an open socket
    /// @return the socket
    /// @throws ErrnoException with ENOTSOCK if it is something else, with EBADF if it is not open
    /// @throws IllegalArgumentException if it is negative, or has an owner in this process
    public static Socket adopt(int fileno) throws IOException {
        return Making.adopt(fileno);
    }

    /// Takes over a socket that came as a descriptor, as in a message.
    ///
    /// @param descriptor detached from its object; stays as it is when this fails
    /// @return the socket
    /// @throws ErrnoException with ENOTSOCK if it is something else
    public static Socket adopt(OwnedDescriptor descriptor) throws IOException {
        return Making.adopt(descriptor);
    }

    /// Connects a stream by name or literal: every address in turn; the failures before the last are suppressed in it.
    ///
    /// @param host a name or an address
    /// @param port 0 to 65535
    /// @return a blocking socket, the caller's to close
    /// @throws java.net.UnknownHostException if the name has no address
    /// @throws ErrnoException of the last address, the others suppressed
    public static Socket createConnection(String host, int port) throws IOException {
        return createConnection(host, port, ConnectOptions.defaults());
    }

    /// Connects a stream by name or literal.
    ///
    /// @param host a name or an address
    /// @param port 0 to 65535
    /// @param options timeout for the whole, source address, stagger
    /// @return a blocking socket, the caller's to close
    /// @throws SocketTimeoutException if the timeout passes first; the failures so far are suppressed
    public static Socket createConnection(String host, int port, ConnectOptions options)
            throws IOException {
        return new Dialing(host, port, options).connect();
    }

    /// Listens for streams: reuse of the address where it is IP, bind, listen.
    ///
    /// @param address where; port 0 lets the kernel choose
    /// @return the listener, the caller's to close
    /// @throws IOException if the kernel refuses
    public static Socket createServer(SocketAddress address) throws IOException {
        return createServer(address, ListenOptions.defaults());
    }

    /// Listens for streams.
    ///
    /// @param address where; port 0 lets the kernel choose
    /// @param options backlog, shared port, dual stack
    /// @return the listener, the caller's to close
    /// @throws io.sockeye.error.AddressInUseException if somebody else listens there
    /// @throws IllegalArgumentException if a dual stack is asked for and the address is not IPv6
    public static Socket createServer(SocketAddress address, ListenOptions options)
            throws IOException {
        return Dialing.listen(address, options);
    }

    // ---- naming and connecting ----

    /// Gives the socket its own address.
    ///
    /// Calls bind(2).
    ///
    /// @param address of the socket's family
    /// @return this
    /// @throws io.sockeye.error.AddressInUseException if it is taken
    /// @throws io.sockeye.error.PermissionException for ports below 1024 without CAP_NET_BIND_SERVICE
    public Socket bind(SocketAddress address) throws IOException {
        requireFamily(address);
        requireAddress(address);
        long result =
                handle.once(
                        this,
                        (fd, scratch) -> {
                            int length = SockaddrCodec.encode(address, scratch.address);
                            return SysSocket.bind(scratch.errno, fd, scratch.address, length);
                        });
        if (result < 0)
            throw ErrnoException.of("bind", errno(result), address, SocketAddress.none());
        return this;
    }

    /// Binds to a name's first address in the socket's family.
    ///
    /// The name is asked for within the socket's timeout; a socket that does not wait takes literals alone.
    ///
    /// @param host a name or a literal; "" is every address of this machine
    /// @param port 0 to 65535
    /// @return this
    /// @throws IOException if the kernel refuses
    public Socket bind(String host, int port) throws IOException {
        return bind(Host.own(this, handle, host, port));
    }

    /// Listens with a backlog of [#SOMAXCONN].
    ///
    /// @return this
    /// @throws IOException if the kernel refuses
    public Socket listen() throws IOException {
        return listen(SOMAXCONN);
    }

    /// Lets peers connect.
    ///
    /// Calls listen(2).
    ///
    /// @param backlog how many connections wait for [#accept()]; the kernel caps it at net.core.somaxconn
    /// @return this
    /// @throws IOException if the kernel refuses
    public Socket listen(int backlog) throws IOException {
        if (backlog < 0) throw new IllegalArgumentException("backlog " + backlog + " is negative");
        check(
                "listen",
                handle.once(this, (fd, scratch) -> SysSocket.listen(scratch.errno, fd, backlog)));
        return this;
    }

    /// Connects to a peer; a datagram socket only notes it, and [SocketAddress#none()] dissolves the association.
    ///
    /// Blocks until the connection stands. After a timeout or an interrupt the kernel goes on trying. Calls connect(2).
    ///
    /// @param address the peer
    /// @return this
    /// @throws io.sockeye.error.ConnectionRefusedException if nobody listens there
    /// @throws WouldBlockException with EINPROGRESS if the socket is non-blocking: [#tryConnect(SocketAddress)] says it without
    public Socket connect(SocketAddress address) throws IOException {
        return connectBy(address, handle.deadline());
    }

    Socket connectBy(SocketAddress address, long deadline) throws IOException {
        requireFamily(address);
        connector().connect(address, deadline);
        return this;
    }

    /// Connects to a name's first address in the socket's family.
    ///
    /// The timeout bounds both, asking for the name and connecting; a socket that does not wait takes literals alone.
    ///
    /// @param host a name or a literal; "" is this machine
    /// @param port 0 to 65535
    /// @return this
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Socket connect(String host, int port) throws IOException {
        long deadline = handle.deadline();
        return connectBy(Host.peer(this, handle, host, port, deadline), deadline);
    }

    /// Connects, with the kernel's refusal as a value: CPython's `connect_ex`.
    ///
    /// @param address the peer
    /// @return empty when connected; the errno else: EINPROGRESS when non-blocking, EAGAIN when the timeout passed
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Optional<Errno> connectEx(SocketAddress address) throws IOException {
        requireFamily(address);
        return connector().refusal(address, handle.deadline());
    }

    /// Begins to connect and does not wait, in any mode.
    ///
    /// @param address the peer
    /// @return true when connected; false when it is under way: [#finishConnect()] tells what it comes to
    /// @throws WouldBlockException if a Unix listener's backlog is full: nothing is under way then
    public boolean tryConnect(SocketAddress address) throws IOException {
        requireFamily(address);
        return connector().begin(address);
    }

    /// Ends what [#tryConnect(SocketAddress)] or a non-blocking connect has begun.
    ///
    /// Waits unless the socket is non-blocking.
    ///
    /// @return this, connected
    /// @throws WouldBlockException with EALREADY if the socket is non-blocking and it is still under way
    /// @throws io.sockeye.error.ConnectionRefusedException and its like if it came to that
    public Socket finishConnect() throws IOException {
        connector().finish(handle.deadline());
        return this;
    }

    // ---- accepting ----

    /// Takes the next connection.
    ///
    /// Blocks until a peer connects. Calls accept4(2). The new socket is blocking and close-on-exec, whatever this one is. The
    /// listener's description is O_NONBLOCK from the first accept until it is closed or detached; a process that it is passed to sees
    /// the flag whenever this side accepts again.
    ///
    /// @return the connection, the caller's to close
    /// @throws io.sockeye.error.ConnectionAbortedException if the peer has gone already: try again
    /// @throws ErrnoException with EMFILE or ENFILE if there is no descriptor left
    public Socket accept() throws IOException {
        return child(check("accept", accept(new Accepting(handle, false), handle.deadline())));
    }

    /// Takes the next connection, with the address that accept4(2) gives.
    ///
    /// @return the connection and its peer, the caller's to close
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Accepted acceptFrom() throws IOException {
        var attempt = new Accepting(handle, Kind.tellsPeer(family));
        long fd = check("accept", accept(attempt, handle.deadline()));
        return new Accepted(child(fd), attempt.from());
    }

    /// Takes a connection that is there, and does not wait, in any mode.
    ///
    /// @return the connection, the caller's to close; empty when there is none
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Optional<Socket> tryAccept() throws IOException {
        long fd = accept(new Accepting(handle, false), Deadline.NOW);
        return fd == -EAGAIN ? Optional.empty() : Optional.of(child(check("accept", fd)));
    }

    private long accept(Accepting attempt, long deadline) throws IOException {
        return handle.perform(this, "accept", Direction.READ, deadline, 0, attempt);
    }

    private Socket child(long fd) {
        return Making.fresh(Handle.of((int) fd), family, type, protocol);
    }

    // ---- sending ----

    @Override
    public int send(MemorySegment data) throws IOException {
        return (int) check("send", sending.send(data, 0, handle.deadline()));
    }

    @Override
    public int send(byte[] data, int offset, int length) throws IOException {
        return (int) check("send", sending.send(data, offset, length, handle.deadline()));
    }

    /// Sends bytes, perhaps fewer than asked.
    ///
    /// @param data what to send
    /// @param flags MSG_MORE, MSG_OOB, …
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int send(byte[] data, MessageFlags flags) throws IOException {
        return (int)
                check(
                        "send",
                        sending.send(MemorySegment.ofArray(data), flags.bits(), deadline(flags)));
    }

    /// Sends bytes, perhaps fewer than asked.
    ///
    /// @param data its position moves by what was sent
    /// @param flags MSG_MORE, MSG_OOB, …
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int send(ByteBuffer data, MessageFlags flags) throws IOException {
        return moved(
                data,
                check(
                        "send",
                        sending.send(MemorySegment.ofBuffer(data), flags.bits(), deadline(flags))));
    }

    @Override
    public void sendAll(MemorySegment data) throws IOException {
        sending.sendAll(data, 0, handle.deadline());
    }

    @Override
    public void sendAll(byte[] data, int offset, int length) throws IOException {
        sending.sendAll(data, offset, length, handle.deadline());
    }

    @Override
    public void sendAll(MemorySegment data, Duration timeout) throws IOException {
        sending.sendAll(data, timeout);
    }

    /// Sends all of the bytes; no other writer's come between.
    ///
    /// @param data what to send
    /// @param flags MSG_MORE, …
    /// @throws IOException if the kernel refuses, or the wait ends early
    public void sendAll(byte[] data, MessageFlags flags) throws IOException {
        sending.sendAll(MemorySegment.ofArray(data), flags.bits(), deadline(flags));
    }

    /// Sends all of the bytes; no other writer's come between.
    ///
    /// @param data its position moves to the limit; it stays when the sending fails
    /// @param flags MSG_MORE, …
    /// @throws IOException if the kernel refuses, or the wait ends early
    public void sendAll(ByteBuffer data, MessageFlags flags) throws IOException {
        sending.sendAll(MemorySegment.ofBuffer(data), flags.bits(), deadline(flags));
        data.position(data.limit());
    }

    /// Sends what there is room for, and does not wait, in any mode.
    ///
    /// @param data what to send
    /// @return how many bytes were sent, or [#WOULD_BLOCK]
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int trySend(MemorySegment data) throws IOException {
        long count = sending.send(data, 0, Deadline.NOW);
        return count == -EAGAIN ? WOULD_BLOCK : (int) check("send", count);
    }

    /// Like [#trySend(MemorySegment)].
    ///
    /// @param data where the bytes are
    /// @param offset the first
    /// @param length how many
    /// @return how many bytes were sent, or [#WOULD_BLOCK]
    /// @throws IOException if the kernel refuses
    public int trySend(byte[] data, int offset, int length) throws IOException {
        long count = sending.send(data, offset, length, Deadline.NOW);
        return count == -EAGAIN ? WOULD_BLOCK : (int) check("send", count);
    }

    /// Like [#trySend(MemorySegment)].
    ///
    /// @param data its position moves by what was sent
    /// @return how many bytes were sent, or [#WOULD_BLOCK]
    /// @throws IOException if the kernel refuses
    public int trySend(ByteBuffer data) throws IOException {
        return moved(data, trySend(MemorySegment.ofBuffer(data)));
    }

    /// Sends a datagram to an address.
    ///
    /// Blocks while there is no room. Calls sendto(2).
    ///
    /// @param data one datagram
    /// @param to the receiver
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendTo(MemorySegment data, SocketAddress to) throws IOException {
        return sendTo(data, to, 0, handle.deadline());
    }

    /// Like [#sendTo(MemorySegment, SocketAddress)].
    ///
    /// @param data one datagram
    /// @param to the receiver
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendTo(byte[] data, SocketAddress to) throws IOException {
        return sendTo(data, 0, data.length, to);
    }

    /// Like [#sendTo(MemorySegment, SocketAddress)].
    ///
    /// @param data where the bytes are
    /// @param offset the first
    /// @param length how many
    /// @param to the receiver
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendTo(byte[] data, int offset, int length, SocketAddress to) throws IOException {
        requireFamily(to);
        long result = sending.sendTo(data, offset, length, to, handle.deadline());
        if (result < 0) throw failure("sendto", result, to);
        return (int) result;
    }

    /// Like [#sendTo(MemorySegment, SocketAddress)].
    ///
    /// @param data its position moves by what was sent
    /// @param to the receiver
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendTo(ByteBuffer data, SocketAddress to) throws IOException {
        return moved(data, sendTo(MemorySegment.ofBuffer(data), to));
    }

    /// Like [#sendTo(MemorySegment, SocketAddress)].
    ///
    /// @param data one datagram
    /// @param to the receiver
    /// @param flags MSG_DONTROUTE, …
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendTo(byte[] data, SocketAddress to, MessageFlags flags) throws IOException {
        return sendTo(MemorySegment.ofArray(data), to, flags.bits(), deadline(flags));
    }

    /// Like [#sendTo(MemorySegment, SocketAddress)].
    ///
    /// @param data its position moves by what was sent
    /// @param to the receiver
    /// @param flags MSG_DONTROUTE, …
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendTo(ByteBuffer data, SocketAddress to, MessageFlags flags) throws IOException {
        return moved(data, sendTo(MemorySegment.ofBuffer(data), to, flags.bits(), deadline(flags)));
    }

    private int sendTo(MemorySegment data, SocketAddress to, int flags, long deadline)
            throws IOException {
        requireFamily(to);
        long result = sending.sendTo(data, flags, to, deadline);
        if (result < 0) throw failure("sendto", result, to);
        return (int) result;
    }

    // ---- receiving ----

    @Override
    public byte[] recv(int size) throws IOException {
        return receiving.receive(size, 0, handle.deadline(), false).data();
    }

    /// Receives what is there, up to a size.
    ///
    /// @param size the most to receive, 0 or more
    /// @param flags MSG_PEEK, …
    /// @return exactly the bytes; empty at the end of the stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    public byte[] recv(int size, MessageFlags flags) throws IOException {
        return receiving.receive(size, flags.bits(), deadline(flags), false).data();
    }

    /// Receives a datagram and its sender.
    ///
    /// Blocks until there is one. Calls recvfrom(2).
    ///
    /// @param size the most to receive; what is longer is cut, and the answer says so
    /// @return the datagram
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Datagram recvFrom(int size) throws IOException {
        return receiving.receive(size, 0, handle.deadline(), true);
    }

    /// Receives a datagram and its sender.
    ///
    /// @param size the most to receive
    /// @param flags MSG_PEEK, …
    /// @return the datagram
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Datagram recvFrom(int size, MessageFlags flags) throws IOException {
        return receiving.receive(size, flags.bits(), deadline(flags), true);
    }

    @Override
    public int recvInto(MemorySegment data) throws IOException {
        return (int) check("recv", receiving.receiveInto(data, 0, handle.deadline()));
    }

    @Override
    public int recvInto(byte[] data, int offset, int length) throws IOException {
        long count = receiving.receiveInto(data, offset, length, handle.deadline());
        return (int) check("recv", count);
    }

    @Override
    public int recvInto(MemorySegment data, Duration timeout) throws IOException {
        return (int) check("recv", receiving.receiveInto(data, timeout));
    }

    /// Receives what is there.
    ///
    /// @param data its position moves by what was received
    /// @param flags MSG_PEEK, …
    /// @return how many bytes; with MSG_TRUNC the length of the datagram
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int recvInto(ByteBuffer data, MessageFlags flags) throws IOException {
        return moved(
                data,
                check(
                        "recv",
                        receiving.receiveInto(
                                MemorySegment.ofBuffer(data), flags.bits(), deadline(flags))));
    }

    /// Receives what is there, and does not wait, in any mode.
    ///
    /// @param data where the bytes go
    /// @return how many; 0 at the end of the stream; [#WOULD_BLOCK] when nothing is there
    /// @throws IOException if the kernel refuses
    public int tryRecvInto(MemorySegment data) throws IOException {
        long count = receiving.receiveInto(data, 0, Deadline.NOW);
        return count == -EAGAIN ? WOULD_BLOCK : (int) check("recv", count);
    }

    /// Like [#tryRecvInto(MemorySegment)].
    ///
    /// @param data where the bytes go
    /// @param offset the first
    /// @param length how many at the most
    /// @return how many; 0 at the end of the stream; [#WOULD_BLOCK] when nothing is there
    /// @throws IOException if the kernel refuses
    public int tryRecvInto(byte[] data, int offset, int length) throws IOException {
        long count = receiving.receiveInto(data, offset, length, Deadline.NOW);
        return count == -EAGAIN ? WOULD_BLOCK : (int) check("recv", count);
    }

    /// Like [#tryRecvInto(MemorySegment)].
    ///
    /// @param data its position moves by what was received
    /// @return how many; 0 at the end of the stream, or when there is no room left; [#WOULD_BLOCK] when nothing is there
    /// @throws IOException if the kernel refuses
    public int tryRecvInto(ByteBuffer data) throws IOException {
        return moved(data, tryRecvInto(MemorySegment.ofBuffer(data)));
    }

    /// Receives a datagram, and answers its length and sender.
    ///
    /// @param data where the bytes go
    /// @return how many, and from whom
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Arrival recvFromInto(MemorySegment data) throws IOException {
        return receiving.receiveFromInto(data, 0, handle.deadline());
    }

    /// Like [#recvFromInto(MemorySegment)].
    ///
    /// @param data where the bytes go
    /// @param offset the first
    /// @param length how many at the most
    /// @return how many, and from whom
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Arrival recvFromInto(byte[] data, int offset, int length) throws IOException {
        return receiving.receiveFromInto(data, offset, length, handle.deadline());
    }

    /// Like [#recvFromInto(MemorySegment)].
    ///
    /// @param data its position moves by what was received
    /// @return how many, and from whom
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Arrival recvFromInto(ByteBuffer data) throws IOException {
        return recvFromInto(data, MessageFlags.none());
    }

    /// Like [#recvFromInto(MemorySegment)].
    ///
    /// @param data its position moves by what was received
    /// @param flags MSG_PEEK, …
    /// @return how many (with MSG_TRUNC the length of the datagram), and from whom
    /// @throws IOException if the kernel refuses, or the wait ends early
    public Arrival recvFromInto(ByteBuffer data, MessageFlags flags) throws IOException {
        var arrival =
                receiving.receiveFromInto(
                        MemorySegment.ofBuffer(data), flags.bits(), deadline(flags));
        moved(data, arrival.count());
        return arrival;
    }

    @Override
    public void recvExactlyInto(MemorySegment data) throws IOException {
        receiving.receiveExactly(data, handle.deadline());
    }

    @Override
    public void recvExactlyInto(byte[] data, int offset, int length) throws IOException {
        receiving.receiveExactly(data, offset, length, handle.deadline());
    }

    // ---- messages ----

    /// Sends a message: bytes, and what travels beside them.
    ///
    /// A stream may take fewer bytes than there are; the control messages go with the first. Sockets that are passed get the O_NONBLOCK
    /// that their own mode says. Calls sendmsg(2).
    ///
    /// @param message the positions of its buffers move by what was sent
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendMessage(Message message) throws IOException {
        requireFamily(message.address());
        Kind.requireTravels(family, message.control());
        return sending.sendMessage(message, deadline(message.flags()));
    }

    /// Sends all bytes of a message; on a stream no other writer's come between.
    ///
    /// Blocks until all have gone. The control messages go with the first byte. However many buffers there are, IOV_MAX is no bound.
    ///
    /// @param message the positions of its buffers move by what was sent, also when the sending fails
    /// @throws IOException if the kernel refuses, or the wait ends early; an `InterruptedIOException` knows how many bytes were sent
    public void sendAll(Message message) throws IOException {
        requireFamily(message.address());
        Kind.requireTravels(family, message.control());
        sending.sendAll(message, deadline(message.flags()));
    }

    /// Receives a message, with room for 1 KiB of control messages.
    ///
    /// @param size the most bytes
    /// @return the message, the caller's to close
    /// @throws IOException if the kernel refuses, or the wait ends early
    public ReceivedMessage recvMessage(int size) throws IOException {
        return recvMessage(size, CONTROL_SIZE, MessageFlags.none());
    }

    /// Receives a message.
    ///
    /// Descriptors in it are close-on-exec and belong to the message until they are taken. Calls recvmsg(2).
    ///
    /// @param size the most bytes
    /// @param controlSize room for control messages, in the terms of [ControlMessage#cmsgSpace(int)]
    /// @param flags MSG_PEEK, …
    /// @return the message, the caller's to close
    /// @throws IOException if the kernel refuses, or the wait ends early
    public ReceivedMessage recvMessage(int size, int controlSize, MessageFlags flags)
            throws IOException {
        return receiving.receiveMessage(size, controlSize, flags.bits(), deadline(flags));
    }

    /// Receives a message into buffers, one after the other.
    ///
    /// The bytes are copied to the buffers. If the arena of one is closed before, or during the wait, the message stays for the next
    /// receiver; if it is closed in between, the message is lost and its descriptors are closed.
    ///
    /// @param buffers their positions move by what was received
    /// @param controlSize room for control messages
    /// @param flags MSG_PEEK, …
    /// @return the message without bytes of its own, the caller's to close
    /// @throws IllegalStateException if the arena of a buffer is closed
    /// @throws IOException if the kernel refuses, or the wait ends early
    public ReceivedMessage recvMessageInto(
            List<ByteBuffer> buffers, int controlSize, MessageFlags flags) throws IOException {
        return receiving.receiveMessageInto(buffers, controlSize, flags.bits(), deadline(flags));
    }

    /// Waits until the error queue has something, and receives it: [io.sockeye.control.ReceivedError].
    ///
    /// Blocks as [#recvMessage(int)] does, which with [MessageFlags#MSG_ERRQUEUE] never waits. A [io.sockeye.select.Selector] reports a queue
    /// that is not empty as EPOLLERR, which need not be asked for.
    ///
    /// @param size the most bytes of the packet that failed; notices of MSG_ZEROCOPY have none
    /// @return the message, the caller's to close
    /// @throws WouldBlockException if the socket is non-blocking and the queue is empty
    /// @throws IOException if the kernel refuses, or the wait ends early
    public ReceivedMessage recvErrorQueue(int size) throws IOException {
        return receiving.receiveMessage(size, CONTROL_SIZE, MSG_ERRQUEUE, handle.deadline());
    }

    /// Sends descriptors to the peer of a Unix socket; they stay the sender's, and the peer gets its own.
    ///
    /// @param data at least one byte on a stream: descriptors travel with a byte
    /// @param descriptors 1 to 253
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int sendDescriptors(byte[] data, Descriptor... descriptors) throws IOException {
        if (type.equals(SOCK_STREAM) && data.length == 0) {
            throw new IllegalArgumentException(
                    "data is empty: on a stream descriptors travel with a byte");
        }
        return sendMessage(Message.of(data).with(new PassedDescriptors(List.of(descriptors))));
    }

    /// Receives descriptors on a Unix socket.
    ///
    /// @param size the most bytes
    /// @param maxDescriptors the most descriptors; more are dropped by the kernel, and MSG_CTRUNC says so
    /// @return the message, the caller's to close
    /// @throws IOException if the kernel refuses, or the wait ends early
    public ReceivedMessage recvDescriptors(int size, int maxDescriptors) throws IOException {
        if (maxDescriptors < 0 || maxDescriptors > SCM_MAX_FD) {
            throw new IllegalArgumentException(
                    maxDescriptors + " descriptors are outside 0.." + SCM_MAX_FD);
        }
        // CMSG_LEN, not CMSG_SPACE: the padding would hold one more.
        return recvMessage(size, ControlMessage.cmsgLen(4 * maxDescriptors), MessageFlags.none());
    }

    // ---- batches ----

    /// Sends the datagrams of a batch that [MessageBatch#limit(int)] or [MessageBatch#range(int, int)] says, in their order.
    ///
    /// Blocks until all have gone. What stops it after some have gone (an error, the timeout, an interrupt) is answered by their count,
    /// and met again by whoever goes on with [MessageBatch#range(int, int)]; but an error that the kernel tells once, as ECONNREFUSED
    /// of an earlier datagram, is lost then. The address in an exception is that of the first slot. Nothing is allocated. Not for
    /// streams. Calls sendmmsg(2).
    ///
    /// @param batch its slots stay as they are
    /// @return how many datagrams were sent
    /// @throws WouldBlockException if the socket is non-blocking and there is no room for the first
    /// @throws ErrnoException of the first: EMSGSIZE if it is too long, EINVAL if its segments do not fit into a packet
    /// @throws IllegalArgumentException if this is a stream
    /// @throws WrongThreadException if the batch belongs to another thread
    /// @throws IllegalStateException if the batch is closed
    /// @throws IOException if the wait ends early
    public int sendMessages(MessageBatch batch) throws IOException {
        return (int) check("sendmmsg", sending.sendMessages(batch, handle.deadline()));
    }

    /// Like [#sendMessages(MessageBatch)], and does not wait, in any mode.
    ///
    /// @param batch its slots stay as they are
    /// @return how many datagrams were sent, or [#WOULD_BLOCK]
    /// @throws IOException if the kernel refuses
    public int trySendMessages(MessageBatch batch) throws IOException {
        return sending.sendMessages(batch, Deadline.NOW);
    }

    /// Receives the datagrams that are there into a batch, from slot 0 on.
    ///
    /// Blocks until there is one, and waits for no second. All slots may be taken, whatever [MessageBatch#limit(int)] says, and what they
    /// held before is gone, also if nothing comes. Nothing is allocated. At the end of a SOCK_SEQPACKET connection every slot that is
    /// left is an empty message. Not for streams. Calls recvmmsg(2).
    ///
    /// @param batch where the datagrams go
    /// @return how many there are; 0 after [Shutdown#SHUT_RD]
    /// @throws WouldBlockException if the socket is non-blocking and nothing is there
    /// @throws IllegalArgumentException if this is a stream
    /// @throws WrongThreadException if the batch belongs to another thread
    /// @throws IllegalStateException if the batch is closed
    /// @throws IOException if the kernel refuses, or the wait ends early
    public int recvMessages(MessageBatch batch) throws IOException {
        return (int) check("recvmmsg", receiving.receiveMessages(batch, handle.deadline()));
    }

    /// Like [#recvMessages(MessageBatch)], and does not wait, in any mode.
    ///
    /// @param batch where the datagrams go
    /// @return how many there are, or [#WOULD_BLOCK]
    /// @throws IOException if the kernel refuses
    public int tryRecvMessages(MessageBatch batch) throws IOException {
        long count = receiving.receiveMessages(batch, Deadline.NOW);
        return count == -EAGAIN ? WOULD_BLOCK : (int) check("recvmmsg", count);
    }

    // ---- files ----

    /// Sends a whole file, without a copy through the process. For streams: a datagram holds no file.
    ///
    /// Opening a FIFO waits for its writer.
    ///
    /// @param file a regular file
    /// @return how many bytes were sent
    /// @throws IOException if the kernel refuses, or the wait ends early
    public long sendFile(Path file) throws IOException {
        try (var source = OwnedDescriptor.open(file)) {
            return sendFile(source, 0, Long.MAX_VALUE);
        }
    }

    /// Sends a part of a file, without a copy through the process; stops early at the end of the file.
    ///
    /// Blocks while there is no room; on a virtual thread the disk is read on a platform thread. The file's own position stays. Calls
    /// sendfile(2).
    ///
    /// @param file a regular file, or what else can be mapped; it stays open
    /// @param offset the first byte
    /// @param count how many bytes, more than zero
    /// @return how many bytes were sent; on a non-blocking socket perhaps fewer than asked
    /// @throws IOException if the kernel refuses, or the wait ends early
    public long sendFile(Descriptor file, long offset, long count) throws IOException {
        if (offset < 0) throw new IllegalArgumentException("offset " + offset + " is negative");
        requirePositive(count);
        return sending.sendFile(file, offset, count, handle.deadline());
    }

    /// Moves bytes from this stream to another without their entering Java, until so many have gone or this one ends.
    ///
    /// Blocks while nothing comes, and while the other has no room; the mode and the timeout are those of this socket. Closing either one ends
    /// the wait. The other is the caller's alone meanwhile: its other writers wait for their turn. Its half is not shut at the end. Bytes
    /// that have left this stream and have not reached the other, because that failed or the time was over, are lost to `recv`: they
    /// wait in a pipe that this socket keeps from the first call on (two descriptors), and go out first at its next `splice` or
    /// `recvFile`, wherever to; closing drops them. Descriptors that travel with the bytes are dropped. Calls splice(2); on a
    /// virtual thread nothing is held.
    ///
    /// @param to another stream, TCP or Unix
    /// @param count the most bytes to move, more than zero
    /// @return how many bytes have reached the other; 0 at the end of this stream; on a non-blocking socket perhaps fewer than asked
    /// @throws WouldBlockException if this socket is non-blocking and none could be moved
    /// @throws SocketTimeoutException with the number of bytes that have reached the other
    /// @throws IllegalArgumentException if one of them is no stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    public long splice(Socket to, long count) throws IOException {
        return splice(to, count, _ -> {});
    }

    /// Like [#splice(Socket, long)], and tells how many bytes have reached the other, part by part: also of a move that fails later.
    ///
    /// @param to another stream, TCP or Unix
    /// @param count the most bytes to move, more than zero
    /// @param told is given the number of bytes of each part, by the thread that moves them, which goes on afterwards; what it throws ends the move
    /// @return how many bytes have reached the other; 0 at the end of this stream; on a non-blocking socket perhaps fewer than asked
    /// @throws WouldBlockException if this socket is non-blocking and none could be moved
    /// @throws SocketTimeoutException with the number of bytes that have reached the other
    /// @throws IllegalArgumentException if one of them is no stream
    /// @throws IOException if the kernel refuses, or the wait ends early
    public long splice(Socket to, long count, LongConsumer told) throws IOException {
        Objects.requireNonNull(told, "told");
        requirePositive(count);
        return splicing().toSocket(to, to.handle, count, told, handle.deadline());
    }

    /// Saves bytes of this stream in a file without their entering Java, until there are so many or the stream ends.
    ///
    /// Blocks while nothing comes; on a virtual thread the disk is written on a platform thread. The file's own position stays. Bytes that
    /// could not be written wait as with [#splice(Socket, long)]. Calls splice(2).
    ///
    /// @param file a file open for writing, not for appending; it stays open
    /// @param offset where in it the first byte goes
    /// @param count the most bytes, more than zero
    /// @return how many bytes were saved; 0 at the end of this stream; on a non-blocking socket perhaps fewer than asked
    /// @throws ErrnoException with EINVAL if it is a socket, is open for appending, or its file system cannot; ESPIPE if it is a pipe
    /// @throws IOException if the kernel refuses, or the wait ends early
    public long recvFile(Descriptor file, long offset, long count) throws IOException {
        if (offset < 0) throw new IllegalArgumentException("offset " + offset + " is negative");
        requirePositive(count);
        return splicing().toFile(file, offset, count, handle.deadline());
    }

    private static void requirePositive(long count) {
        if (count <= 0) throw new IllegalArgumentException("count " + count + " is not positive");
    }

    // ---- options and mode ----

    /// Reads an option.
    ///
    /// Calls getsockopt(2).
    ///
    /// @param option knows its level, number and type
    /// @param <T> its value
    /// @return the value
    /// @throws io.sockeye.error.NotSupportedException if the protocol has no such option
    public <T> T get(ReadableOption<T> option) throws IOException {
        try (var arena = NativeMemory.confined()) {
            var attempt = new GettingOption<>(option, arena);
            return attempt.value(check("getsockopt " + option.name(), handle.once(this, attempt)));
        }
    }

    /// Sets an option.
    ///
    /// Calls setsockopt(2).
    ///
    /// @param option knows its level, number and type
    /// @param value what to set
    /// @param <T> its value
    /// @return this
    /// @throws io.sockeye.error.NotSupportedException if the protocol has no such option
    public <T> Socket set(WritableOption<T> option, T value) throws IOException {
        try (var arena = NativeMemory.confined()) {
            var attempt = new SettingOption<>(option, value, arena);
            check("setsockopt " + option.name(), handle.once(this, attempt));
            attempt.note(handle);
            return this;
        }
    }

    @Override
    public Socket blocking() {
        return mode(-1);
    }

    /// Operations never wait: where they would, they throw [WouldBlockException]; the `try` verbs answer it in any mode.
    ///
    /// @return this
    public Socket nonBlocking() {
        return mode(0);
    }

    @Override
    public Socket timeout(Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "timeout " + timeout + " is not positive; see nonBlocking() and blocking()");
        }
        return mode(Deadline.nanos(timeout));
    }

    private Socket mode(long nanos) {
        handle.mode(this, nanos);
        return this;
    }

    @Override
    public Optional<Duration> timeout() {
        long nanos = handle.timeoutNanos();
        return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
    }

    /// Whether operations wait, for ever or for a time.
    ///
    /// @return false after [#nonBlocking()]
    public boolean isBlocking() {
        return handle.timeoutNanos() != 0;
    }

    void requireWaiting() {
        if (!isBlocking()) throw new IllegalBlockingModeException();
    }

    /// Whether programs started by this one inherit the descriptor.
    ///
    /// Calls fcntl(2) with F_GETFD.
    ///
    /// @return false unless it was changed: every descriptor is born close-on-exec
    /// @throws IOException if the kernel refuses
    public boolean inheritable() throws IOException {
        long flags =
                handle.once(
                        this, (fd, scratch) -> Fcntl.fcntl(scratch.errno, fd, Fcntl.F_GETFD, 0));
        return (check("fcntl", flags) & Fcntl.FD_CLOEXEC) == 0;
    }

    /// Lets programs started by this one inherit the descriptor, or not.
    ///
    /// Calls fcntl(2) with F_SETFD. The JDK's own process builder closes all descriptors but 0, 1 and 2 in the child.
    ///
    /// @param inheritable true to clear close-on-exec
    /// @return this
    /// @throws IOException if the kernel refuses
    public Socket inheritable(boolean inheritable) throws IOException {
        int flags = inheritable ? 0 : Fcntl.FD_CLOEXEC;
        check(
                "fcntl",
                handle.once(
                        this,
                        (fd, scratch) -> Fcntl.fcntl(scratch.errno, fd, Fcntl.F_SETFD, flags)));
        return this;
    }

    // ---- what it is ----

    /// The family it was made of.
    ///
    /// @return AF_INET, …; also after close
    public AddressFamily family() {
        return family;
    }

    /// The type it was made of, without the flags of creation.
    ///
    /// @return SOCK_STREAM, …; also after close
    public SocketType type() {
        return type;
    }

    /// The protocol; where it was left to the family, the one that the family chose.
    ///
    /// @return IPPROTO_TCP, …; also after close
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public int fileno() {
        return handle.fileno();
    }

    @Override
    public boolean isOpen() {
        return handle.isOpen();
    }

    @Override
    public SocketAddress localAddress() throws IOException {
        return address("getsockname", SysSocket::getsockname);
    }

    @Override
    public SocketAddress peerAddress() throws IOException {
        return address("getpeername", SysSocket::getpeername);
    }

    /// Our end, in a shape that the caller knows.
    ///
    /// @param shape the address type, as `IpSocketAddress.class`
    /// @param <A> the address type
    /// @return the address
    /// @throws IllegalArgumentException if the socket has addresses of another type
    /// @throws IOException if the kernel refuses
    public <A extends SocketAddress> A localAddress(Class<A> shape) throws IOException {
        return Asking.shaped(localAddress(), shape);
    }

    /// The other end, in a shape that the caller knows.
    ///
    /// @param shape the address type, as `IpSocketAddress.class`
    /// @param <A> the address type
    /// @return the address
    /// @throws IllegalArgumentException if the socket has addresses of another type
    /// @throws IOException if the kernel refuses
    public <A extends SocketAddress> A peerAddress(Class<A> shape) throws IOException {
        return Asking.shaped(peerAddress(), shape);
    }

    private SocketAddress address(String name, Asking.Call call) throws IOException {
        var asked = new Asking(call);
        long result = handle.once(this, asked);
        // Not by failure(…), which asks for the addresses.
        if (result < 0) throw refused(name, result);
        return asked.address();
    }

    SocketAddress localIfKnown() {
        return addressIfKnown(SysSocket::getsockname);
    }

    private SocketAddress addressIfKnown(Asking.Call call) {
        try {
            return address("", call);
        } catch (IOException unknown) {
            return SocketAddress.none(); // for texts only
        }
    }

    // ---- ending ----

    /// Ends one half of the connection, or both; the descriptor stays open.
    ///
    /// Calls shutdown(2). Other holders of the description see it too.
    ///
    /// @param how which half
    /// @throws ErrnoException with ENOTCONN if there is no connection, on TCP and UDP
    @Override
    public void shutdown(Shutdown how) throws IOException {
        check("shutdown", shutdownNumber(how));
    }

    /// For a stream that is closed after its peer has gone: there is nothing left to shut.
    void shutdownIfConnected(Shutdown how) throws IOException {
        try {
            long result = shutdownNumber(how);
            if (result != -ENOTCONN) check("shutdown", result);
        } catch (ClosedChannelException closed) {
            // then both halves are shut
        }
    }

    private long shutdownNumber(Shutdown how) throws ClosedChannelException {
        boolean ends = how != Shutdown.SHUT_WR && type.equals(SOCK_DGRAM);
        if (ends) handle.receivingEnded(true); // before the call, which wakes those who wait
        long result =
                handle.once(
                        this, (fd, scratch) -> SysSocket.shutdown(scratch.errno, fd, how.number()));
        // An unconnected one is shut all the same, as Linux has it.
        if (ends && result < 0 && result != -ENOTCONN) handle.receivingEnded(false);
        return result;
    }

    @Override
    public InputStream asInputStream() {
        return streams().input;
    }

    @Override
    public OutputStream asOutputStream() {
        return streams().output;
    }

    private synchronized Splicing splicing() {
        var known = splicing;
        return known == null ? splicing = new Splicing(this, handle) : known;
    }

    private synchronized Connector connector() {
        var known = connector;
        return known == null ? connector = new Connector(this, handle) : known;
    }

    private synchronized Streams streams() {
        var known = streams;
        if (known == null) {
            known = new Streams(new SocketHalves(this, handle));
            streams = known;
        }
        return known;
    }

    /// Makes a second descriptor of the same open file description, with the same mode and timeout.
    ///
    /// Calls fcntl(2) with F_DUPFD_CLOEXEC.
    ///
    /// @return the duplicate, the caller's to close
    /// @throws IOException if the kernel refuses
    public Socket duplicate() throws IOException {
        long fd =
                check(
                        "fcntl",
                        handle.once(
                                this,
                                (number, scratch) ->
                                        Fcntl.fcntl(
                                                scratch.errno, number, Fcntl.F_DUPFD_CLOEXEC, 0)));
        return new Socket(handle.duplicate((int) fd), family, type, protocol);
    }

    /// Gives the descriptor away: the number stays open and is the caller's to close. Whoever waits in the socket is woken.
    ///
    /// @return the number, or -1 if the socket was closed already
    public int detach() {
        int fd = handle.detach();
        watch.clean();
        return fd;
    }

    /// Closes the socket and wakes everyone who waits in it, with `AsynchronousCloseException`; a second close does nothing.
    ///
    /// Calls close(2) when the last call in flight has left, and waits for that, a second at the most: on a machine so starved the last call
    /// closes. With SO_LINGER it may block as long as that says.
    ///
    /// @throws ErrnoException if the kernel reports an error; the descriptor is closed all the same
    @Override
    public void close() throws IOException {
        int result = handle.close();
        watch.clean();
        if (result < 0 && !errno(result).equals(Errno.ECONNRESET)) throw failure("close", result);
    }

    // ---- errors and texts ----

    static void requireAddress(SocketAddress address) {
        if (!address.equals(SocketAddress.none())) return;
        throw new IllegalArgumentException("there is no address to bind to: none()");
    }

    private void requireFamily(SocketAddress address) {
        if (!Kind.takes(family, address)) {
            throw new IllegalArgumentException(
                    "%s is an address of %s, this socket is of %s"
                            .formatted(address, address.family(), family));
        }
    }

    private long deadline(MessageFlags flags) {
        // The error queue never keeps a call waiting, recv(2).
        boolean now = (flags.bits() & (MSG_DONTWAIT | MSG_ERRQUEUE)) != 0;
        return now ? Deadline.NOW : handle.deadline();
    }

    private static int moved(ByteBuffer buffer, long count) {
        if (count > 0)
            buffer.position(buffer.position() + (int) Math.min(count, buffer.remaining()));
        return (int) count;
    }

    long check(String call, long result) throws ErrnoException {
        if (result < 0) throw failure(call, result);
        return result;
    }

    ErrnoException failure(String call, long result, SocketAddress peer) {
        boolean known = !peer.equals(SocketAddress.none());
        var local = localIfKnown();
        return failure(call, result, local, known ? peer : addressIfKnown(SysSocket::getpeername));
    }

    ErrnoException failure(String call, long result) {
        return failure(call, result, SocketAddress.none());
    }

    static ErrnoException refused(String call, long result) {
        return failure(call, result, SocketAddress.none(), SocketAddress.none());
    }

    private static ErrnoException failure(
            String call, long result, SocketAddress local, SocketAddress peer) {
        return ErrnoException.of(call, errno(result), local, peer);
    }

    private static Errno errno(long result) {
        return Errno.of((int) -result);
    }

    /// `Socket[fd=5, AF_INET, SOCK_STREAM, IPPROTO_TCP, 127.0.0.1:80 to 127.0.0.1:4711, timeout 500 ms]`.
    @Override
    public String toString() {
        var text = new StringBuilder("Socket[");
        int fd = fileno();
        text.append(fd < 0 ? "closed" : "fd=" + fd);
        text.append(", ").append(family).append(", ").append(type).append(", ").append(protocol);
        if (fd >= 0) {
            var local = localIfKnown();
            var peer = addressIfKnown(SysSocket::getpeername);
            if (!local.equals(SocketAddress.none())) text.append(", ").append(local);
            if (!peer.equals(SocketAddress.none())) text.append(" to ").append(peer);
            long nanos = handle.timeoutNanos();
            if (nanos == 0) text.append(", non-blocking");
            if (nanos > 0) text.append(", timeout ").append(nanos / 1_000_000).append(" ms");
        }
        return text.append(']').toString();
    }
}
