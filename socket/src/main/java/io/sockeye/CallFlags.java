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
            new CallFlags(MSG_DONTWAIT | MSG_NOSIGNAL, MSG_DONTWAIT, MSG_TRUNC);

    private static final CallFlags UNIX =
            new CallFlags(MSG_DONTWAIT | MSG_NOSIGNAL, MSG_DONTWAIT | MSG_CMSG_CLOEXEC, MSG_TRUNC);

    /// Where no SIGPIPE comes, or the JVM ignores it.
    private static final Set<AddressFamily> NO_NOSIGNAL =
            Set.of(
                    AddressFamily.AF_QIPCRTR,
                    AddressFamily.AF_MCTP,
                    AddressFamily.AF_RDS,
                    AddressFamily.AF_AX25,
                    AddressFamily.AF_NETROM,
                    AddressFamily.AF_ROSE,
                    AddressFamily.AF_X25);

    static CallFlags of(AddressFamily family, Protocol protocol) {
        // Descriptors, which a child could inherit, come only here; AF_PACKET, ISOTP and J1939
        // refuse the flag.
        boolean descriptors = family.equals(AddressFamily.AF_UNIX);
        var flags =
                new CallFlags(
                        MSG_DONTWAIT | (NO_NOSIGNAL.contains(family) ? 0 : MSG_NOSIGNAL),
                        MSG_DONTWAIT | (descriptors ? MSG_CMSG_CLOEXEC : 0),
                        protocol.equals(CanProtocol.CAN_J1939) ? 0 : MSG_TRUNC);
        // Ten thousand sockets have one of these.
        return flags.is(USUAL) ? USUAL : flags.is(UNIX) ? UNIX : flags;
    }

    private boolean is(CallFlags other) {
        return sending == other.sending && message == other.message && length == other.length;
    }
}
