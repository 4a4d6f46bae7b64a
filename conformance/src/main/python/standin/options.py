"""Options by number: each is one of a user's own, made on the spot."""

import struct

from . import jvm
from .arguments import INT_MAX, Buffer, byte_copy, c_int, integer
from .failures import calling

_AF_VSOCK = 40


def _option(level, name, kind):
    return jvm.SocketOption(f"{level}:{name}", jvm.OptionLevel.of(level), name, kind)


def get(java, family, level, name, length):
    if length == 0:
        kind = jvm.OptionType.LONG if family == _AF_VSOCK else jvm.OptionType.INT
        return int(calling(java.get, _option(level, name, kind)))
    if family == _AF_VSOCK:
        raise OSError("getsockopt string buffer not allowed")
    if not 0 < length <= 1024:
        raise OSError("getsockopt buflen out of range")
    return jvm.to_bytes(calling(java.get, _option(level, name, jvm.OptionType.bytes(length))))


def set(java, family, level, name, value, length=None):
    if length is not None:
        if value is not None:
            raise TypeError(f"setsockopt() argument 3 must be None, not {type(value).__name__}")
        kind = jvm.Memory.noValue(c_int(length))
        calling(java.set, _option(level, name, kind), jvm.Memory.NOTHING)
        return
    if family == _AF_VSOCK:
        calling(java.set, _option(level, name, jvm.OptionType.LONG), jvm.Numbers.boxed(integer(value)))
        return
    try:
        number = c_int(value)
    except (TypeError, OverflowError):
        data = byte_copy(value)
    else:
        data = struct.pack("i", number)
    calling(java.set, _option(level, name, jvm.OptionType.bytes(max(1, len(data)))), jvm.to_array(data))
