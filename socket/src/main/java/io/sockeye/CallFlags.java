package io.sockeye;

import static io.sockeye.internal.sys.SysSocket.MSG_CMSG_CLOEXEC;
import static io.sockeye.internal.sys.SysSocket.MSG_DONTWAIT;
import static io.sockeye.internal.sys.SysSocket.MSG_NOSIGNAL;
import static io.sockeye.internal.sys.SysSocket.MSG_TRUNC;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.CanProtocol;
import io.sockeye.address.Protocol;
import java.util.Set;

/// The flags that calls have beside the caller's. Most families take or ignore them; a few refuse what they do not know, with EINVAL or EOPNOTSUPP.
///
/// @param sending of send(2) and sendmsg(2)
/// @param message of recvmsg(2)
/// @param length of recvfrom(2): MSG_TRUNC, by which the kernel tells how long a datagram was, or 0
record CallFlags(int sending, int message, int length) {
    private static final CallFlags USUAL =
            new CallFlags(MSG_DONTWAIT | MSG_NOSIGNAL, MSG_DONTWAIT | MSG_CMSG_CLOEXEC, MSG_TRUNC);

    /// Where no SIGPIPE comes, or the JVM ignores it.
    private static final Set<AddressFamily> NO_NOSIGNAL =
            Set.of(
                    AddressFamily.AF_QIPCRTR,
                    AddressFamily.AF_RDS,
                    AddressFamily.AF_AX25,
                    AddressFamily.AF_NETROM,
                    AddressFamily.AF_ROSE,
                    AddressFamily.AF_X25);

    /// They carry no descriptors that could be inherited.
    private static final Set<Protocol> NO_CLOEXEC =
            Set.of(CanProtocol.CAN_ISOTP, CanProtocol.CAN_J1939);

    static CallFlags of(AddressFamily family, Protocol protocol) {
        if (family.equals(AddressFamily.AF_MCTP))
            return new CallFlags(MSG_DONTWAIT, MSG_DONTWAIT, MSG_TRUNC);
        if (NO_NOSIGNAL.contains(family))
            return new CallFlags(MSG_DONTWAIT, USUAL.message, USUAL.length);
        if (!NO_CLOEXEC.contains(protocol)) return USUAL;
        int length = protocol.equals(CanProtocol.CAN_J1939) ? 0 : MSG_TRUNC;
        return new CallFlags(USUAL.sending, MSG_DONTWAIT, length);
    }
}
