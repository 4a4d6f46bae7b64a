package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Targets;
import java.math.BigInteger;
import java.net.InetAddress;

/// How many of the targets are on the public Internet, whose owners may mind.
final class Consent {
    /// So many need no question: it is what one does to one's own servers.
    static final int HANDFUL = 5;

    /// Up to here every target is looked at; of more, so many at equal distances, for a prefix of that size is public or private as a whole.
    private static final long LOOKED_AT = 1 << 18;

    private Consent() {}

    /// Counts public targets, and stops at one more than a handful.
    static int publicHosts(Targets targets) {
        var count = targets.count();
        var step = count.divide(BigInteger.valueOf(LOOKED_AT)).max(BigInteger.ONE);
        int found = 0;
        for (var index = BigInteger.ZERO;
                index.compareTo(count) < 0 && found <= HANDFUL;
                index = index.add(step)) {
            var address = targets.at(index).address();
            if (isPublic(address) && !targets.isExcluded(address)) found++;
        }
        return found;
    }

    /// Neither loopback nor private (RFC 1918, RFC 4193, RFC 6598) nor link-local.
    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()) return false;
        var bytes = address.getAddress();
        if (bytes.length == 16) return (bytes[0] & 0xfe) != 0xfc;
        return !((bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64);
    }
}
