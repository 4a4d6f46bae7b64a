package io.sockeye.tools.scan;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.control.ReceivedError.SO_EE_ORIGIN_ICMP;
import static io.sockeye.control.ReceivedError.SO_EE_ORIGIN_ICMP6;

import io.sockeye.Socket;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.WouldBlockException;
import java.io.IOException;
import java.util.Optional;

/// The ICMP errors that a socket's error queue holds: IP_RECVERR of ip(7) and ipv6(7).
final class IcmpErrors {
    private static final int CONTROL = 512;

    private IcmpErrors() {}

    /// The next of a socket that has asked one host only; empty if there is none.
    static Optional<Verdict> next(Socket socket, Transport transport) throws IOException {
        while (true) {
            try (var message = socket.recvMessage(0, CONTROL, MSG_ERRQUEUE)) {
                var error = message.find(ReceivedError.class);
                if (error.isEmpty()) continue;
                var verdict = verdict(error.get(), transport);
                if (verdict.isPresent()) return verdict;
            } catch (WouldBlockException nothing) {
                return Optional.empty();
            }
        }
    }

    /// What an error says; empty if it does not come from ICMP.
    static Optional<Verdict> verdict(ReceivedError error, Transport transport) {
        int version =
                error.origin() == SO_EE_ORIGIN_ICMP
                        ? 4
                        : error.origin() == SO_EE_ORIGIN_ICMP6 ? 6 : 0;
        if (version == 0) return Optional.empty();
        return Optional.of(Verdict.ofIcmp(transport, version, error.icmpType(), error.icmpCode()));
    }
}
