"""Addresses: CPython's tuples and texts, and Sockeye's values."""

import os

from . import families, jvm
from .arguments import integer, unsigned
from .failures import calling, gaierror

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6, AF_RDS = 0, 1, 2, 10, 21
_ANY = {AF_INET: "0.0.0.0", AF_INET6: "::"}
BROADCAST = "255.255.255.255"
_PATH_MAX = 108


def _c_int_or_huge(number):
    """What no Java int holds is out of range all the same."""
    return number if -(2**31) <= number < 2**31 else 2**31 - 1


def host_text(host, name="str, bytes or bytearray"):
    """A host name as "et" with idna takes it."""
    if isinstance(host, (bytes, bytearray)):
        text = bytes(host).decode("latin-1")
    elif isinstance(host, str):
        text = host
    else:
        raise TypeError(f"{name} expected, not {type(host).__name__}")
    if "\0" in text:
        raise TypeError("host name must not contain null character")
    return text


def first_host(host, family):
    """The java.net.InetAddress of a host in a family; of several the first."""
    if host == "":
        host = _ANY[family]
    elif host in ("<broadcast>", BROADCAST):
        if family != AF_INET:
            raise OSError("address family mismatched")
        host = BROADCAST
    hints = jvm.Hints.any().family(jvm.AddressFamily.of(family))
    try:
        return calling(jvm.Resolver.resolve, host, "", hints)[0].address().host()
    except (jvm.IllegalArgumentException, UnicodeEncodeError) as refused:
        if host.isascii():  # CPython asks the name service, which has no such name
            raise gaierror(-2, "Name or service not known") from None
        raise TypeError("encoding of hostname failed") from refused


def _tuple(address, caller, family, least, most):
    if not isinstance(address, tuple):
        raise TypeError(f"{caller}(): {family} address must be tuple, not {type(address).__name__}")
    if not least <= len(address) <= most:
        wanted = f"a tuple of {least} items" if least == most else f"a tuple of {least} to {most} items"
        raise TypeError(f"{caller}(): {family} address must be {wanted}")


def _inet4(address, caller):
    if not isinstance(address, tuple):
        raise TypeError(f"{caller}(): AF_INET address must be tuple, not {type(address).__name__}")
    if len(address) != 2:
        raise TypeError(f"{caller}(): AF_INET address must be a pair (host, port)")
    text, port = host_text(address[0]), integer(address[1])
    host = first_host(text, AF_INET)
    return _ported(caller, lambda: jvm.Inet4SocketAddress(host, _c_int_or_huge(port)))


def _inet6(address, caller):
    _tuple(address, caller, "AF_INET6", 2, 4)
    text, port = host_text(address[0]), integer(address[1])
    flow = unsigned(address[2]) if len(address) > 2 else 0
    scope = unsigned(address[3]) if len(address) > 3 else 0
    host = jvm.Memory.withoutScope(first_host(text, AF_INET6))
    _ported(caller, lambda: jvm.Inet6SocketAddress(host, _c_int_or_huge(port), 0, 0))
    try:
        return jvm.Inet6SocketAddress(host, port, _c_int_or_huge(flow), scope)
    except jvm.IllegalArgumentException:
        raise OverflowError(f"{caller}(): flowinfo must be 0-1048575.") from None


def _ported(caller, make):
    try:
        return make()
    except jvm.IllegalArgumentException:
        raise OverflowError(f"{caller}(): port must be 0-65535.") from None


def _unix(address, caller):
    if isinstance(address, str):
        name = os.fsencode(address)
    else:
        try:
            name = bytes(memoryview(address))
        except TypeError:
            raise TypeError(f"a bytes-like object is required, not {type(address).__name__!r}") from None
    try:
        if not name:
            return jvm.UnixSocketAddress.unnamed()
        if name[0] == 0:
            return jvm.UnixAbstract(jvm.java_bytes(name[1:]))
        if len(name) < _PATH_MAX:
            name = name.split(b"\0", 1)[0]  # where C's string ends
        return jvm.UnixPathname(jvm.java_bytes(name))
    except jvm.IllegalArgumentException:
        raise OSError("AF_UNIX path too long") from None


_PARSERS = {AF_INET: _inet4, AF_INET6: _inet6, AF_UNIX: _unix, AF_RDS: _inet4}


def to_java(family, proto, address, caller):
    """An address of the user's for a socket of a family and protocol."""
    if family in _PARSERS:
        return _PARSERS[family](address, caller)
    if family in families.PARSERS:
        return families.PARSERS[family](address, caller, proto)
    raise OSError(f"{caller}(): bad family")


def has_shape(family):
    return family in _PARSERS or family in families.PARSERS


def _text(bytes_of_host, family):
    return str(jvm.Inet.inetNtop(jvm.AddressFamily.of(family), bytes_of_host))


def to_python(address):
    """An address of the kernel's."""
    if isinstance(address, jvm.Inet4SocketAddress):
        return _text(address.host().getAddress(), AF_INET), int(address.port())
    if isinstance(address, jvm.Inet6SocketAddress):
        text = _text(address.host().getAddress(), AF_INET6)
        return text, int(address.port()), int(address.flowInfo()), int(address.scopeId())
    if isinstance(address, jvm.UnixPathname):
        return os.fsdecode(jvm.to_bytes(address.bytes().toArray()))
    if isinstance(address, jvm.UnixAbstract):
        return b"\0" + jvm.to_bytes(address.bytes().toArray())
    if isinstance(address, jvm.UnixUnnamed):
        return ""
    known = families.to_python(address)
    if known is not None:
        return known
    family = int(address.family().number())
    return None if family == AF_UNSPEC else (family, jvm.to_bytes(address.data().toArray())[:14].ljust(14, b"\0"))
