"""The Java virtual machine in this process, and the classes of the library that the stand-in calls."""

import os

import jpype

# The JVM must leave SIGINT, SIGTERM and SIGHUP to Python: -Xrs.
jpype.startJVM(
    os.path.join(os.environ["JAVA_HOME"], "lib", "server", "libjvm.so"),
    "-Xrs",
    "-Xshare:auto",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "--enable-native-access=ALL-UNNAMED",
    classpath=[*os.environ["SOCKEYE_CLASS_PATH"].split(":"), "/usr/share/java/org.jpype.jar"],
    convertStrings=False,
)


def _of(package, *names):
    return (jpype.JClass(f"{package}.{name}") for name in names)


(Socket, Message, MessageFlags, Shutdown) = _of("io.sockeye", "Socket", "Message", "MessageFlags", "Shutdown")
(AddressFamily, SocketType, Protocol, SocketAddress, Bytes) = _of(
    "io.sockeye.address", "AddressFamily", "SocketType", "Protocol", "SocketAddress", "Bytes"
)
(Inet4SocketAddress, Inet6SocketAddress, UnixSocketAddress, OpaqueSocketAddress) = _of(
    "io.sockeye.address",
    "Inet4SocketAddress",
    "Inet6SocketAddress",
    "UnixSocketAddress",
    "OpaqueSocketAddress",
)
(UnixPathname, UnixAbstract, UnixUnnamed) = _of(
    "io.sockeye.address",
    "UnixSocketAddress$Pathname",
    "UnixSocketAddress$Abstract",
    "UnixSocketAddress$Unnamed",
)
(PacketSocketAddress, PacketProtocol, PacketType, NetlinkSocketAddress, VsockSocketAddress) = _of(
    "io.sockeye.address",
    "PacketSocketAddress",
    "PacketProtocol",
    "PacketType",
    "NetlinkSocketAddress",
    "VsockSocketAddress",
)
(CanRaw, CanIsotp, CanJ1939, TipcId, TipcName, TipcRange) = _of(
    "io.sockeye.address",
    "CanSocketAddress$Raw",
    "CanSocketAddress$Isotp",
    "CanSocketAddress$J1939",
    "TipcSocketAddress$Id",
    "TipcSocketAddress$Name",
    "TipcSocketAddress$Range",
)
(AlgSocketAddress, QipcrtrSocketAddress, BluetoothAddress) = _of(
    "io.sockeye.address", "AlgSocketAddress", "QipcrtrSocketAddress", "BluetoothAddress"
)
(BluetoothL2cap, BluetoothRfcomm, BluetoothHci, BluetoothSco) = _of(
    "io.sockeye.address",
    "BluetoothSocketAddress$L2cap",
    "BluetoothSocketAddress$Rfcomm",
    "BluetoothSocketAddress$Hci",
    "BluetoothSocketAddress$Sco",
)
(
    ControlMessage,
    ControlType,
    OpaqueControlMessage,
    PassedDescriptors,
    ProcessDescriptor,
    Credentials,
    AlgOperation,
) = _of(
    "io.sockeye.control",
    "ControlMessage",
    "ControlType",
    "OpaqueControlMessage",
    "PassedDescriptors",
    "ProcessDescriptor",
    "Credentials",
    "AlgOperation",
)
(Descriptor, OwnedDescriptor) = _of("io.sockeye.descriptor", "Descriptor", "OwnedDescriptor")
(SocketOption, OptionLevel, OptionType) = _of("io.sockeye.option", "SocketOption", "OptionLevel", "OptionType")
(Resolver, Hints, AddressInfoFlags, NameInfoFlags, Netdb, Inet, NetInterface) = _of(
    "io.sockeye.resolve",
    "Resolver",
    "Hints",
    "AddressInfoFlags",
    "NameInfoFlags",
    "Netdb",
    "Inet",
    "NetInterface",
)
(ErrnoException,) = _of("io.sockeye.error", "ErrnoException")
(ResolveException, HostException) = _of("io.sockeye.resolve", "ResolveException", "HostException")
(ControlBytes, Memory, Numbers, Signals) = _of("io.sockeye.conformance", "ControlBytes", "Memory", "Numbers", "Signals")
(Duration,) = _of("java.time", "Duration")
(ArrayList, Optional, OptionalLong) = _of("java.util", "ArrayList", "Optional", "OptionalLong")
(InetAddress, SocketTimeoutException) = _of("java.net", "InetAddress", "SocketTimeoutException")
(IOException, InterruptedIOException) = _of("java.io", "IOException", "InterruptedIOException")
(ClosedChannelException,) = _of("java.nio.channels", "ClosedChannelException")
(IllegalArgumentException, OutOfMemoryError, Thread) = _of(
    "java.lang", "IllegalArgumentException", "OutOfMemoryError", "Thread"
)

JException = jpype.JException
_JBytes = jpype.JArray(jpype.JByte)


def to_array(data):
    """bytes as byte[]."""
    return _JBytes(data)


def to_bytes(array):
    """byte[] as bytes."""
    return bytes(memoryview(array)) if len(array) else b""


def java_bytes(data):
    """bytes as Bytes."""
    return Bytes.of(_JBytes(data))
