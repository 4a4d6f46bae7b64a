"""The functions of the module."""

import operator
import os
import sys

from . import addresses, control, jvm
from .arguments import byte_copy, c_int, integer
from .endpoint import close, dup, getdefaulttimeout, setdefaulttimeout, socket
from .failures import calling, gaierror

CMSG_LEN, CMSG_SPACE = control.cmsg_len, control.cmsg_space


# -- descriptors --


def socketpair(family=1, type=1, proto=0, /):
    families = jvm.AddressFamily.of(c_int(family))
    pair = calling(
        jvm.Socket.pair, families, jvm.SocketType.of(c_int(type)), jvm.Protocol.of(families, c_int(proto))
    )
    return _made(pair.first(), family, type, proto), _made(pair.second(), family, type, proto)


def _made(java, family, type, proto):
    made = socket.__new__(socket)
    made._take(java, family, type, proto)
    return made


# -- names --


def _node(host):
    """A host for getaddrinfo; None is none."""
    if host is None:
        return None
    if isinstance(host, str):
        return host
    if isinstance(host, (bytes, bytearray)):
        return bytes(host).decode("latin-1")
    raise TypeError("getaddrinfo() argument 1 must be string or None")


def _service(port):
    if port is None:
        return ""
    if isinstance(port, int):
        return str(int(port) & 0xFFFF if port >= 0 else int(port))
    if isinstance(port, bytes):
        port = port.decode()
    if isinstance(port, str):
        return str(int(port) & 0xFFFF) if port.isdecimal() and port.isascii() else port
    raise OSError("Int or String expected")


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    node, service = _node(host), _service(port)
    sys.audit("socket.getaddrinfo", host, port, family, type, proto, flags)
    if node == "" or (node is None and service == ""):
        raise gaierror(-2, "Name or service not known")
    hints = (
        jvm.Hints.any()
        .family(jvm.AddressFamily.of(c_int(family)))
        .type(jvm.SocketType.of(c_int(type)))
        .protocol(jvm.Protocol.of(jvm.AddressFamily.of(2), c_int(proto)))
        .flags(jvm.AddressInfoFlags.of(c_int(flags)))
    )
    return [_answer(info) for info in _asked(jvm.Resolver.resolve, node or "", service, hints)]


def _asked(function, *arguments):
    """A name that the library refuses before it asks is a UnicodeError here, as the codec's."""
    try:
        return calling(function, *arguments)
    except jvm.IllegalArgumentException as refused:
        raise UnicodeError(str(refused.getMessage())) from None


def _answer(info):
    name = info.canonicalName()
    return (
        int(info.family().number()),
        int(info.type().number()),
        int(info.protocol().number()),
        str(name.get()) if name.isPresent() else "",
        addresses.to_python(info.address()),
    )


def getnameinfo(sockaddr, flags, /):
    flags = c_int(flags)
    if not isinstance(sockaddr, tuple):
        del sockaddr  # the trace of an exception keeps what this frame has
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    if not 2 <= len(sockaddr) <= 4:
        raise TypeError("getnameinfo(): illegal sockaddr argument")
    host, port = sockaddr[0], c_int(sockaddr[1])
    if not isinstance(host, str):
        raise TypeError("getnameinfo(): illegal sockaddr argument")
    flow = integer(sockaddr[2]) if len(sockaddr) > 2 else 0
    scope = integer(sockaddr[3]) if len(sockaddr) > 3 else 0
    if not 0 <= flow <= 0xFFFFF:
        raise OverflowError("getnameinfo(): flowinfo must be 0-1048575.")
    sys.audit("socket.getnameinfo", sockaddr)
    hints = (
        jvm.Hints.any()
        .type(jvm.SocketType.of(2))
        .flags(jvm.AddressInfoFlags.of(4))  # AI_NUMERICHOST
    )
    found = _asked(jvm.Resolver.resolve, host, str(port & 0xFFFF), hints)
    if len(found) > 1:
        raise OSError("sockaddr resolved to multiple addresses")
    address = found[0].address()
    if isinstance(address, jvm.Inet4SocketAddress):
        if len(sockaddr) != 2:
            raise OSError("IPv4 sockaddr must be 2 tuple")
    else:
        address = jvm.Inet6SocketAddress(jvm.Memory.withoutScope(address.host()), address.port(), flow, scope)
    name = calling(jvm.Resolver.name, address, jvm.NameInfoFlags.of(flags))
    return str(name.host()), str(name.service())


def _named(function, text):
    """A name that the library refuses before it asks: CPython asks for an ASCII one, which nobody has."""
    try:
        return calling(function, text)
    except (jvm.IllegalArgumentException, UnicodeEncodeError) as refused:
        if text.isascii():
            raise gaierror(-2, "Name or service not known") from None
        raise TypeError("encoding of hostname failed") from refused


def gethostbyname(host, /):
    text = addresses.host_text(host)
    sys.audit("socket.gethostbyname", host)
    return _host(_named(jvm.Netdb.getHostByName, text))


def gethostbyname_ex(host, /):
    text = addresses.host_text(host)
    sys.audit("socket.gethostbyname", host)
    return _entry(_named(jvm.Netdb.getHostByNameEx, text))


def gethostbyaddr(host, /):
    text = addresses.host_text(host)
    sys.audit("socket.gethostbyaddr", host)
    if not text:
        raise OSError("wildcard resolved to multiple address")
    return _entry(_named(jvm.Netdb.getHostByAddr, text))


def _entry(entry):
    return (
        str(entry.name()),
        [str(alias) for alias in entry.aliases()],
        [_host(address) for address in entry.addresses()],
    )


def _host(address):
    family = jvm.AddressFamily.of(2 if len(address.getAddress()) == 4 else 10)
    return str(jvm.Inet.inetNtop(family, address.getAddress()))


def gethostname():
    sys.audit("socket.gethostname")
    return str(calling(jvm.Netdb.getHostName))


def sethostname(name, /):
    text = os.fsdecode(byte_copy(name)) if not isinstance(name, str) else name
    sys.audit("socket.sethostname", name)
    calling(jvm.Netdb.setHostName, text)


def getservbyname(name, protocol=None, /):
    sys.audit("socket.getservbyname", name, protocol or "")
    return int(calling(jvm.Netdb.getServByName, name, *([] if protocol is None else [protocol])))


def getservbyport(port, protocol=None, /):
    port = c_int(port)
    if not 0 <= port <= 0xFFFF:
        raise OverflowError("getservbyport: port must be 0-65535.")
    sys.audit("socket.getservbyport", port, protocol or "")
    return str(calling(jvm.Netdb.getServByPort, port, *([] if protocol is None else [protocol])))


def getprotobyname(name, /):
    return int(calling(jvm.Netdb.getProtoByName, name).number())


# -- interfaces --


def if_nameindex():
    return [(int(one.index()), str(one.name())) for one in calling(jvm.NetInterface.all)]


def if_nametoindex(name, /):
    return int(calling(jvm.NetInterface.named, os.fsdecode(name)).index())


def if_indextoname(index, /):
    if not isinstance(index, int):
        raise TypeError(f"{type(index).__name__!r} object cannot be interpreted as an integer")
    if not 0 <= index < 2**32:
        raise OverflowError("index out of range")
    return str(calling(jvm.NetInterface.of, c_int(index)).name())


# -- numbers and literals --


def _swapping(function, bits, kind):
    def swap(number, /):
        number = integer(number)
        if number < 0:
            raise OverflowError(f"{kind}: can't convert negative Python int to C {bits}-bit unsigned integer")
        try:
            return int(function(number))
        except (jvm.IllegalArgumentException, OverflowError):
            raise OverflowError(f"{kind}: Python int too large to convert to C {bits}-bit unsigned integer") from None

    swap.__name__ = swap.__qualname__ = kind
    return swap


htons, ntohs = _swapping(jvm.Inet.htons, 16, "htons"), _swapping(jvm.Inet.ntohs, 16, "ntohs")
htonl, ntohl = _swapping(jvm.Inet.htonl, 32, "htonl"), _swapping(jvm.Inet.ntohl, 32, "ntohl")


def _literal(text, caller):
    if not isinstance(text, str):
        raise TypeError(f"{caller}() argument must be str, not {type(text).__name__}")
    if "\0" in text:
        raise ValueError("embedded null character")
    return text


def inet_aton(text, /):
    try:
        return jvm.to_bytes(jvm.Inet.inetAton(_literal(text, "inet_aton")))
    except jvm.IllegalArgumentException:
        raise OSError("illegal IP address string passed to inet_aton") from None


def inet_ntoa(packed, /):
    packed = byte_copy(packed)
    try:
        return str(jvm.Inet.inetNtoa(jvm.to_array(packed)))
    except jvm.IllegalArgumentException:
        raise OSError("packed IP wrong length") from None


def _family(number):
    number = c_int(number)
    if number not in (2, 10):
        raise OSError(97, os.strerror(97))
    return jvm.AddressFamily.of(number)


def inet_pton(family, text, /):
    text, family = _literal(text, "inet_pton"), _family(family)
    try:
        return jvm.to_bytes(jvm.Inet.inetPton(family, text))
    except jvm.IllegalArgumentException:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(family, packed, /):
    packed = byte_copy(packed)
    number = c_int(family)
    if number not in (2, 10):
        raise ValueError(f"unknown address family {number}")
    try:
        return str(jvm.Inet.inetNtop(jvm.AddressFamily.of(number), jvm.to_array(packed)))
    except jvm.IllegalArgumentException:
        raise ValueError("invalid length of packed IP address string") from None
