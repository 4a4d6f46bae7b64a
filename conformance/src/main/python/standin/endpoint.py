"""The class socket of the module, over io.sockeye.Socket."""

import errno
import math
import sys
import time
import warnings

from . import addresses, control, jvm, options
from .arguments import Buffer, byte_copy, c_int, c_ssize, count, integer
from .failures import Interrupted, attempt, calling, of_errno
from .families import AF_PACKET

SOCK_NONBLOCK, SOCK_CLOEXEC = 0o4000, 0o2000000
MSG_CMSG_CLOEXEC = 0x40000000
_NANOS = 1_000_000_000
_default_timeout = None  # nanoseconds, as every timeout here
# Whose a number is. Two of CPython's sockets may have the same number, and closing one closes the other's: here they share the
# Java socket, which lets a number have one owner only.
_owners = {}


def _to_nanos(seconds):
    """A timeout, rounded away from zero; None is none."""
    if seconds is None:
        return None
    if isinstance(seconds, float):
        if math.isnan(seconds):
            raise ValueError("Invalid value NaN (not a number)")
        if math.isinf(seconds):
            raise OverflowError("timestamp out of range for platform time_t")
        exact = seconds * _NANOS
        nanos = math.ceil(exact) if exact >= 0 else math.floor(exact)
    elif hasattr(seconds, "__index__"):
        nanos = integer(seconds) * _NANOS
    else:
        raise TypeError(f"{type(seconds).__name__!r} object cannot be interpreted as an integer")
    if not -(2**63) <= nanos < 2**63:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")
    if nanos < 0:
        raise ValueError("Timeout value out of range")
    return nanos


def _to_seconds(nanos):
    return None if nanos is None else nanos / _NANOS


def getdefaulttimeout():
    return _to_seconds(_default_timeout)


def setdefaulttimeout(timeout, /):
    global _default_timeout
    _default_timeout = _to_nanos(timeout)


class _Immutable(type):
    """The class in C cannot be changed; those that extend it can."""

    def __setattr__(cls, name, value):
        if cls.__module__ != "_socket":
            return super().__setattr__(name, value)
        raise TypeError(f"cannot set {name!r} attribute of immutable type '{cls.__module__}.{cls.__name__}'")


class socket(metaclass=_Immutable):
    """An endpoint; Lib/socket.py extends it."""

    __module__ = "_socket"
    __slots__ = ("_java", "_nanos", "_family", "_type", "_proto")

    def __new__(cls, *_, **__):
        self = super().__new__(cls)
        self._java = None
        self._nanos = _default_timeout
        self._family = self._type = self._proto = 0
        return self

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        sys.audit("socket.__new__", self, family, type, proto)
        family, type, proto = c_int(family), c_int(type), c_int(proto)
        if fileno is None:
            family = 2 if family == -1 else family
            type = 1 if type == -1 else type
            proto = 0 if proto == -1 else proto
            java = calling(_open, family, type, proto)
        else:
            java = _adopted(fileno, family)
            family = int(java.family().number()) if family == -1 else family
            type = int(java.type().number()) if type == -1 else type
            proto = int(java.protocol().number()) if proto == -1 else proto
        self._take(java, family, type, proto)

    def _take(self, java, family, type, proto):
        self._java, self._family, self._proto = java, family, proto
        number = int(java.fileno())
        _owners[number] = java, _owners[number][1] + 1 if java is _owners.get(number, (None,))[0] else 1
        self._type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)
        self._nanos = 0 if type & SOCK_NONBLOCK else _default_timeout
        if self._nanos is not None:
            self._mode(self._nanos)

    # -- what it is --

    @property
    def family(self):
        return self._family

    @property
    def type(self):
        return self._type

    @property
    def proto(self):
        return self._proto

    @property
    def timeout(self):
        return _to_seconds(self._nanos)

    def fileno(self):
        return -1 if self._java is None else int(self._java.fileno())

    def __repr__(self):
        return (
            f"<socket object, fd={self.fileno()}, family={self._family}, "
            f"type={self._type}, proto={self._proto}>"
        )

    # -- its end --

    def close(self):
        java, self._java = self._java, None
        if java is None:
            return
        number = int(java.fileno())
        if number < 0:  # closed behind its back
            raise of_errno(errno.EBADF)
        _owners.pop(number, None)
        try:
            calling(java.close)
        except ConnectionResetError:
            pass

    def detach(self):
        java, self._java = self._java, None
        if java is None:
            return -1
        number = int(java.fileno())
        owners = _owners.pop(number, (None, 0))
        if owners[1] > 1:
            _owners[number] = java, owners[1] - 1
            return number
        return int(java.detach())

    def __del__(self):
        if self._java is None:
            return
        try:
            warnings.warn(f"unclosed {self!r}", ResourceWarning, source=self)
        finally:
            try:
                self.close()
            except OSError:
                pass

    # -- waiting --

    def settimeout(self, timeout, /):
        self._nanos = _to_nanos(timeout)
        self._mode(self._nanos)

    def gettimeout(self):
        return _to_seconds(self._nanos)

    def setblocking(self, flag, /):
        self._nanos = None if integer(flag) else 0
        self._mode(self._nanos)

    def getblocking(self):
        return self._nanos != 0

    def _mode(self, nanos):
        java = self._open()
        if java.fileno() < 0:
            raise of_errno(errno.EBADF)
        if nanos is None:
            calling(java.blocking)
        elif nanos == 0:
            calling(java.nonBlocking)
        else:
            calling(java.timeout, jvm.Duration.ofNanos(nanos))

    def _open(self):
        java = self._java
        if java is None:
            raise of_errno(errno.EBADF)
        return java

    def _waiting(self, operation, transferred=lambda count: None):
        """Calls what may wait; what a signal ends goes on, when its handler has run, for the rest of the time."""
        nanos = self._nanos
        start = time.monotonic_ns()
        cut = False
        try:
            while True:
                try:
                    return attempt(operation)
                except Interrupted as interrupted:
                    transferred(interrupted.transferred)
                if nanos:
                    cut = True
                    self._mode(max(1, start + nanos - time.monotonic_ns()))
        finally:
            if cut and self._java is not None:
                self._mode(self._nanos)

    # -- naming and connecting --

    def bind(self, address, /):
        java = self._open()
        sys.audit("socket.bind", self, address)
        calling(java.bind, self._to_java(address, "bind"))

    def _to_java(self, address, caller):
        return addresses.to_java(self._family, self._proto, address, caller)

    def connect(self, address, /):
        to = self._to_java(address, "connect")
        sys.audit("socket.connect", self, address)
        java = self._open()
        self._waiting(lambda: java.connect(to))

    def connect_ex(self, address, /):
        to = self._to_java(address, "connect_ex")
        sys.audit("socket.connect", self, address)
        if self._java is None:
            return errno.EBADF
        java = self._java
        refused = self._waiting(lambda: java.connectEx(to))
        return int(refused.get().number()) if refused.isPresent() else 0

    def listen(self, backlog=128, /):
        backlog = c_int(backlog)
        calling(self._open().listen, max(0, backlog))

    def _accept(self):
        java = self._open()
        if not addresses.has_shape(self._family):
            raise OSError("getsockaddrlen: bad family")
        accepted = self._waiting(java.acceptFrom)
        return int(accepted.socket().detach()), addresses.to_python(accepted.from_())

    def getsockname(self):
        return self._name("localAddress")

    def getpeername(self):
        return self._name("peerAddress")

    def _name(self, which):
        if not addresses.has_shape(self._family):
            raise OSError("getsockaddrlen: bad family")
        return addresses.to_python(calling(getattr(self._open(), which)))

    def shutdown(self, how, /):
        how = c_int(how)
        java = self._open()
        if not 0 <= how <= 2:
            raise of_errno(errno.EINVAL)
        calling(java.shutdown, jvm.Shutdown.values()[how])

    # -- sending --

    def send(self, data, flags=0, /):
        flags = c_int(flags)
        with Buffer(data) as buffer:
            java = self._open()
            if flags == 0:
                segment = jvm.Memory.segment(buffer.address, buffer.length)
                return int(self._waiting(lambda: java.send(segment)))
            bytes_there = jvm.Memory.buffer(buffer.address, buffer.length)
            return int(self._waiting(lambda: java.send(bytes_there, jvm.MessageFlags.of(flags))))

    def sendall(self, data, flags=0, /):
        flags = jvm.MessageFlags.of(c_int(flags))
        with Buffer(data) as buffer:
            java = self._open()
            rest = jvm.Memory.buffer(buffer.address, buffer.length)
            self._waiting(lambda: java.sendAll(rest, flags), lambda sent: rest.position(rest.position() + sent))

    def sendto(self, *arguments):
        if len(arguments) == 2:
            (data, address), flags = arguments, 0
        elif len(arguments) == 3:
            data, flags, address = arguments
        else:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({len(arguments)} given)")
        with Buffer(data) as buffer:
            flags = c_int(flags)
            to = self._to_java(address, "sendto")
            sys.audit("socket.sendto", self, address)
            java = self._open()
            there = jvm.Memory.buffer(buffer.address, buffer.length)
            return int(self._waiting(lambda: java.sendTo(there, to, jvm.MessageFlags.of(flags))))

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        pinned = []
        try:
            for item in _iterated(buffers, "sendmsg() argument 1 must be iterable"):
                pinned.append(Buffer(item))
            messages = control.to_java(_iterated(ancdata, "sendmsg() argument 2 must be iterable"))
            flags = c_int(flags)
            java = self._open()
            message = jvm.Message.of(*(jvm.Memory.buffer(b.address, b.length) for b in pinned))
            if address is not None:
                message = message.to(self._to_java(address, "sendmsg"))
            sys.audit("socket.sendmsg", self, address)
            message = message.flags(jvm.MessageFlags.of(flags)).with_(*messages)
            return int(self._waiting(lambda: java.sendMessage(message)))
        finally:
            for buffer in pinned:
                buffer.__exit__()

    def sendmsg_afalg(self, msg=None, *, op, iv=None, assoclen=control.ABSENT, flags=0):
        if self._family != 38:
            raise OSError("algset is only supported for AF_ALG")
        operation = control.operation(op, iv, assoclen)
        pinned = []
        try:
            for item in () if msg is None else _iterated(msg, "sendmsg_afalg() argument 1 must be iterable"):
                pinned.append(Buffer(item))
            java = self._open()
            message = jvm.Message.of(*(jvm.Memory.buffer(b.address, b.length) for b in pinned))
            message = message.flags(jvm.MessageFlags.of(c_int(flags))).with_(operation)
            return int(self._waiting(lambda: java.sendMessage(message)))
        finally:
            for buffer in pinned:
                buffer.__exit__()

    # -- receiving --

    def recv(self, size, flags=0, /):
        size, flags = _size("recv", size), c_int(flags)
        if size == 0:
            return b""
        java = self._open()
        return jvm.to_bytes(self._waiting(lambda: java.recv(size, jvm.MessageFlags.of(flags))))

    def recvfrom(self, size, flags=0, /):
        size, flags = _size("recvfrom", size), c_int(flags)
        java = self._shaped()
        datagram = self._waiting(lambda: java.recvFrom(size, jvm.MessageFlags.of(flags)))
        return jvm.to_bytes(datagram.data()), addresses.to_python(datagram.from_())

    def _shaped(self):
        java = self._open()
        if not addresses.has_shape(self._family):
            raise OSError("getsockaddrlen: bad family")
        return java

    def recv_into(self, buffer, nbytes=0, flags=0):
        nbytes, flags = c_ssize(nbytes), c_int(flags)
        with Buffer(buffer, writable=True, where="recv_into() ") as target:
            if nbytes < 0:
                raise ValueError("negative buffersize in recv_into")
            if nbytes > target.length:
                raise ValueError("buffer too small for requested bytes")
            length = nbytes or target.length
            if length == 0:
                return 0
            java = self._open()
            if flags == 0:
                segment = jvm.Memory.segment(target.address, length)
                return int(self._waiting(lambda: java.recvInto(segment)))
            there = jvm.Memory.buffer(target.address, length)
            return int(self._waiting(lambda: java.recvInto(there, jvm.MessageFlags.of(flags))))

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        nbytes, flags = c_ssize(nbytes), c_int(flags)
        with Buffer(buffer, writable=True, where="recvfrom_into() ") as target:
            if nbytes < 0:
                raise ValueError("negative buffersize in recvfrom_into")
            if nbytes > target.length:
                raise ValueError("nbytes is greater than the length of the buffer")
            java = self._shaped()
            there = jvm.Memory.buffer(target.address, nbytes or target.length)
            arrival = self._waiting(lambda: java.recvFromInto(there, jvm.MessageFlags.of(flags)))
            return int(arrival.count()), addresses.to_python(arrival.from_())

    def recvmsg(self, size, ancbufsize=0, flags=0, /):
        size, ancbufsize, flags = c_ssize(size), c_ssize(ancbufsize), c_int(flags)
        if size < 0:
            raise ValueError("negative buffer size in recvmsg()")
        room = _control_room(ancbufsize)
        if size > 2**31 - 1:
            raise MemoryError
        java = self._shaped()
        with self._waiting(lambda: java.recvMessage(size, room, jvm.MessageFlags.of(flags))) as message:
            return (jvm.to_bytes(message.data()), *self._beside(message, flags))

    def recvmsg_into(self, buffers, ancbufsize=0, flags=0, /):
        pinned = []
        try:
            for item in _iterated(buffers, "recvmsg_into() argument 1 must be an iterable"):
                pinned.append(Buffer(item, writable=True, where="recvmsg_into() "))
            ancbufsize, flags = c_ssize(ancbufsize), c_int(flags)
            room = _control_room(ancbufsize)
            targets = jvm.ArrayList()
            for buffer in pinned:
                targets.add(jvm.Memory.buffer(buffer.address, buffer.length))
            java = self._shaped()
            with self._waiting(
                lambda: java.recvMessageInto(targets, room, jvm.MessageFlags.of(flags))
            ) as message:
                return (int(message.count()), *self._beside(message, flags))
        finally:
            for buffer in pinned:
                buffer.__exit__()

    @staticmethod
    def _beside(message, asked):
        """Control messages, flags, address."""
        flags = int(message.flags().bits()) | (asked & MSG_CMSG_CLOEXEC)
        sender = addresses.to_python(message.from_())
        return control.to_python(message), flags, sender

    # -- options --

    def getsockopt(self, level, name, length=0, /):
        level, name, length = c_int(level), c_int(name), c_int(length)
        return options.get(self._open(), self._family, level, name, length)

    def setsockopt(self, level, name, *value):
        count("setsockopt", 2 + len(value), 3, 4)
        options.set(self._open(), self._family, c_int(level), c_int(name), *value)


def _open(family, type, proto):
    families = jvm.AddressFamily.of(family)
    if family == AF_PACKET:  # the number in network order, which the library swaps by itself
        proto = int(jvm.Inet.ntohs(proto & 0xFFFF))
    return jvm.Socket.open(families, jvm.SocketType.of(type), jvm.Protocol.of(families, proto))


def _adopted(fileno, family):
    if isinstance(fileno, float):
        raise TypeError("integer argument expected, got float")
    number = c_int(integer(fileno))
    if number < 0:
        raise ValueError("negative file descriptor")
    java, _ = _owners.get(number, (None, 0))
    if java is not None and java.fileno() == number:
        return java
    return calling(jvm.Socket.adopt, number)


def _size(caller, size):
    size = c_ssize(size)
    if size < 0:
        raise ValueError(f"negative buffersize in {caller}")
    if size > 2**31 - 1:
        raise MemoryError
    return size


def _control_room(size):
    if not 0 <= size <= 2**31 - 1:
        raise ValueError("invalid ancillary data buffer length")
    return min(size, 1 << 20)  # the kernel never has more


def _iterated(items, otherwise):
    try:
        return list(items)
    except TypeError as refused:
        if hasattr(items, "__iter__") or hasattr(items, "__getitem__"):
            raise
        raise TypeError(otherwise) from refused


SocketType = socket


def dup(fileno, /):
    return int(calling(jvm.OwnedDescriptor.copyOf, jvm.Descriptor.of(c_int(fileno))).detach())


def close(fileno, /):
    number = c_int(fileno)
    if number < 0:
        raise of_errno(errno.EBADF)
    java, _ = _owners.pop(number, (None, 0))
    calling((java or calling(jvm.OwnedDescriptor.adopt, number)).close)
