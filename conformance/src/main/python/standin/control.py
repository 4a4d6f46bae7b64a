"""Control messages: CPython's (level, type, bytes), and Sockeye's values."""

import struct

from . import jvm
from .arguments import INT_MAX, byte_copy, c_int

ABSENT = object()  # an argument that has not been given
_SOL_SOCKET, _SCM_RIGHTS, _SCM_CREDENTIALS = 1, 1, 2


def cmsg_len(length, /):
    try:
        return int(jvm.ControlMessage.cmsgLen(length))
    except (jvm.IllegalArgumentException, OverflowError):
        raise OverflowError("CMSG_LEN() argument out of range") from None


def cmsg_space(length, /):
    try:
        if length > INT_MAX - int(jvm.ControlMessage.cmsgSpace(1)):  # CPython keeps room for one more
            raise OverflowError
        return int(jvm.ControlMessage.cmsgSpace(length))
    except (jvm.IllegalArgumentException, OverflowError):
        raise OverflowError("CMSG_SPACE() argument out of range") from None


def to_java(items):
    messages = []
    for item in items:
        if not isinstance(item, (tuple, list)) or len(item) != 3:
            raise TypeError("sendmsg() argument 2 must be a sequence of 3-item sequences")
        level, kind, data = c_int(item[0]), c_int(item[1]), byte_copy(item[2])
        messages.append(_message(level, kind, data))
    return messages


def _message(level, kind, data):
    if (level, kind) == (_SOL_SOCKET, _SCM_RIGHTS) and data and len(data) % 4 == 0:
        numbers = struct.unpack(f"{len(data) // 4}i", data)
        descriptors = jvm.ArrayList()
        for number in numbers:
            descriptors.add(jvm.Descriptor.of(number))
        return jvm.PassedDescriptors(descriptors)
    if (level, kind, len(data)) == (_SOL_SOCKET, _SCM_CREDENTIALS, 12):
        pid, uid, gid = struct.unpack("iII", data)
        if pid >= 0:
            return jvm.Credentials(pid, uid, gid)
    return jvm.OpaqueControlMessage(jvm.ControlType.of(level, kind), jvm.java_bytes(data))


def operation(op, iv, assoclen):
    """What sendmsg_afalg() says of its data."""
    if not isinstance(op, int) or op < 0:
        raise TypeError("Invalid or missing argument 'op'")
    length = jvm.OptionalLong.empty()
    if assoclen is not ABSENT:
        if not isinstance(assoclen, int):
            raise TypeError(f"sendmsg_afalg() argument 4 must be int, not {type(assoclen).__name__}")
        if assoclen < 0:
            raise TypeError("assoclen must be positive")
        length = jvm.OptionalLong.of(assoclen)
    vector = jvm.Optional.empty() if iv is None else jvm.Optional.of(jvm.java_bytes(byte_copy(iv)))
    return jvm.AlgOperation(c_int(op), vector, length)


def to_python(message):
    """What came: descriptors are taken, everything else is shown as C has it."""
    seen = []
    for one in message.control():
        level, number = int(one.type().level()), int(one.type().number())
        if isinstance(one, jvm.PassedDescriptors):
            taken = [int(message.takeDescriptor().get().detach()) for _ in one.descriptors()]
            data = struct.pack(f"{len(taken)}i", *taken)
        elif isinstance(one, jvm.ProcessDescriptor):
            data = struct.pack("i", int(one.descriptor().detach()))
        else:
            data = jvm.to_bytes(jvm.ControlBytes.of(one))
        seen.append((level, number, data))
    return seen
