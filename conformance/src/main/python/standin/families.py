"""Addresses of the families beyond IP and Unix, as CPython 3.11 has them."""

import errno
import os

from . import jvm
from .arguments import byte_copy, integer, unsigned
from .failures import calling, of_errno

AF_NETLINK, AF_PACKET, AF_CAN, AF_TIPC, AF_BLUETOOTH, AF_ALG, AF_VSOCK, AF_QIPCRTR = 16, 17, 29, 30, 31, 38, 40, 42
_CAN_RAW, _CAN_BCM, _CAN_ISOTP, _CAN_J1939 = 1, 2, 6, 7
_L2CAP, _HCI, _SCO, _RFCOMM = range(4)
_NAMESEQ, _NAME, _ID = 1, 2, 3


def _tuple(address, caller, family, least, most):
    if not isinstance(address, tuple):
        raise TypeError(f"{caller}(): {family} address must be tuple, not {type(address).__name__}")
    if not least <= len(address) <= most:
        raise TypeError(f"{caller}(): {family} address must have {least} to {most} items")


def _index(name):
    """The number of an interface; "" has none."""
    name = os.fsdecode(name)
    if not name:
        return 0
    try:
        return int(calling(jvm.NetInterface.named, name).index())
    except jvm.IllegalArgumentException:
        raise of_errno(errno.ENODEV) from None


def _interface(index):
    """The name of an interface; that of one which has gone is ""."""
    if index == 0:
        return ""
    try:
        return str(calling(jvm.NetInterface.of, index).name())
    except OSError:
        return ""


def _packet(address, caller, proto):
    _tuple(address, caller, "AF_PACKET", 2, 5)
    name, protocol, kind, hatype, hardware = (*address, *(0, 0, b"")[len(address) - 2 :])
    protocol = integer(protocol)
    if not 0 <= protocol <= 0xFFFF:
        raise OverflowError(f"{caller}(): proto must be 0-65535.")
    hardware = byte_copy(hardware)
    if len(hardware) > 8:
        raise ValueError("Hardware address must be 8 bytes or less")
    if not isinstance(name, str):
        raise TypeError(f"argument 1 must be str, not {type(name).__name__}")
    if not name:
        raise of_errno(errno.ENODEV)
    return jvm.PacketSocketAddress(
        _index(name[:15]),
        jvm.PacketProtocol.of(protocol),
        jvm.PacketType.of(integer(kind) & 0xFF),
        integer(hatype) & 0xFFFF,
        jvm.java_bytes(hardware),
    )


def _netlink(address, caller, proto):
    _tuple(address, caller, "AF_NETLINK", 2, 2)
    pid, groups = (unsigned(item) for item in address)
    return jvm.NetlinkSocketAddress(pid, groups)


def _vsock(address, caller, proto):
    if not isinstance(address, tuple):
        raise TypeError(f"{caller}(): AF_VSOCK address must be tuple, not {type(address).__name__}")
    if len(address) != 2:
        raise TypeError("illegal number of arguments for AF_VSOCK address")
    cid, port = (unsigned(item) for item in address)
    return jvm.VsockSocketAddress(cid, port)


def _qipcrtr(address, caller, proto):
    _tuple(address, caller, "AF_QIPCRTR", 2, 2)
    node, port = (unsigned(item) for item in address)
    return jvm.QipcrtrSocketAddress(node, port)


def _can(address, caller, proto):
    shapes = {_CAN_RAW: (1, 1), _CAN_BCM: (1, 1), _CAN_ISOTP: (3, 3), _CAN_J1939: (4, 4)}
    if proto not in shapes:
        raise OSError(f"{caller}(): unsupported CAN protocol")
    _tuple(address, caller, "AF_CAN", *shapes[proto])
    name = os.fsencode(address[0])
    if len(name) > 15:
        raise OSError("AF_CAN interface name too long")
    index = _index(name)
    if proto == _CAN_ISOTP:
        return jvm.CanIsotp(index, unsigned(address[1]), unsigned(address[2]))
    if proto == _CAN_J1939:
        name, pgn, addr = (integer(item) for item in address[1:])
        signed = (name & (1 << 64) - 1 ^ 1 << 63) - (1 << 63)
        return jvm.CanJ1939(index, signed, pgn & 0xFFFFFFFF, addr & 0xFF)
    return jvm.CanRaw(index)


def _tipc(address, caller, proto):
    _tuple(address, caller, "AF_TIPC", 4, 5)
    kind, *numbers = (integer(item) for item in address)
    first, second, third = (number & 0xFFFFFFFF for number in numbers[:3])
    scope = numbers[3] if len(numbers) > 3 else 2  # TIPC_CLUSTER_SCOPE
    if kind == _NAMESEQ:
        return jvm.TipcRange(first, second, third, scope)
    if kind == _NAME:
        return jvm.TipcName(first, second, 0, scope)
    if kind == _ID:
        return jvm.TipcId(first, second, scope)
    raise TypeError("Invalid address type")


def _alg(address, caller, proto):
    _tuple(address, caller, "AF_ALG", 2, 4)
    kind, name = address[:2]
    feat, mask = (*(unsigned(item) & 0xFFFF for item in address[2:]), 0, 0)[:2]
    if len(kind) > 13:
        raise ValueError("AF_ALG type too long.")
    if len(name) > 63:
        raise ValueError("AF_ALG name too long.")
    return jvm.AlgSocketAddress(kind, name, feat, mask)


def _device(text):
    parts = text.split(":")
    try:
        octets = [int(part, 16) for part in parts]
    except ValueError:
        octets = []
    if len(octets) != 6 or not all(0 <= octet <= 255 for octet in octets):
        raise OSError("bad bluetooth address")
    return jvm.BluetoothAddress.parse(":".join(f"{octet:02X}" for octet in octets))


def _bluetooth(address, caller, proto):
    if proto == _SCO:
        if not isinstance(address, bytes):
            raise OSError(f"{caller}(): wrong format")
        return jvm.BluetoothSco(_device(address.decode("latin-1")))
    try:
        if proto == _HCI:
            (device,) = address
            return jvm.BluetoothHci(device & 0xFFFF, 0)
        if proto not in (_L2CAP, _RFCOMM):
            raise OSError(f"{caller}(): unknown Bluetooth protocol")
        text, number = address
        if proto == _L2CAP:
            return jvm.BluetoothL2cap(_device(text), number & 0xFFFF, 0, 0)
        return jvm.BluetoothRfcomm(_device(text), number & 0xFF)
    except (TypeError, ValueError, AttributeError):
        raise OSError(f"{caller}(): wrong format") from None


PARSERS = {
    AF_NETLINK: _netlink,
    AF_PACKET: _packet,
    AF_CAN: _can,
    AF_TIPC: _tipc,
    AF_BLUETOOTH: _bluetooth,
    AF_ALG: _alg,
    AF_VSOCK: _vsock,
    AF_QIPCRTR: _qipcrtr,
}


def _from_packet(address):
    return (
        _interface(int(address.interfaceIndex())),
        int(address.protocol().number()),
        int(address.packetType().number()),
        int(address.hardwareType()),
        jvm.to_bytes(address.hardware().toArray()),
    )


def _from_j1939(address):
    name = int(address.name()) & (1 << 64) - 1
    return _interface(int(address.interfaceIndex())), name, int(address.pgn()), int(address.address())


def _from_isotp(address):
    ids = int(address.receiveId()), int(address.transmitId())
    return (_interface(int(address.interfaceIndex())), *ids)


_PRINTERS = [
    ("PacketSocketAddress", _from_packet),
    ("NetlinkSocketAddress", lambda a: (int(a.pid()), int(a.groups()))),
    ("VsockSocketAddress", lambda a: (int(a.cid()), int(a.port()))),
    ("QipcrtrSocketAddress", lambda a: (int(a.node()), int(a.port()))),
    ("CanRaw", lambda a: (_interface(int(a.interfaceIndex())),)),
    ("CanIsotp", _from_isotp),
    ("CanJ1939", _from_j1939),
    ("TipcId", lambda a: (_ID, int(a.node()), int(a.reference()), 0, int(a.scope()))),
    ("TipcName", lambda a: (_NAME, int(a.type()), int(a.instance()), int(a.instance()), int(a.scope()))),
    ("TipcRange", lambda a: (_NAMESEQ, int(a.type()), int(a.lower()), int(a.upper()), int(a.scope()))),
    ("AlgSocketAddress", lambda a: (str(a.type()), str(a.name()), int(a.features()), int(a.mask()))),
    ("BluetoothL2cap", lambda a: (str(a.address()), int(a.psm()))),
    ("BluetoothRfcomm", lambda a: (str(a.address()), int(a.channel()))),
    ("BluetoothHci", lambda a: (int(a.device()),)),
    ("BluetoothSco", lambda a: str(a.address())),
]


def to_python(address):
    """A tuple, or None for a family that is not here."""
    for name, printer in _PRINTERS:
        if isinstance(address, getattr(jvm, name)):
            return printer(address)
    return None
