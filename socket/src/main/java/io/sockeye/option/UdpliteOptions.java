package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_UDPLITE;
import static io.sockeye.option.OptionType.INT;

/// The options of UDP-Lite, RFC 3828: level SOL_UDPLITE, udplite(7).
///
/// Newer kernels have left UDP-Lite out; there such a socket cannot be opened.
public final class UdpliteOptions {
    /// How many bytes of what is sent the checksum covers, the 8 of the header among them; 0 is all of
    /// them, and 1 to 7 count as 8. Since Linux 2.6.20; udplite(7).
    public static final SocketOption<Integer> UDPLITE_SEND_CSCOV =
            new SocketOption<>("UDPLITE_SEND_CSCOV", SOL_UDPLITE, 10, INT);

    /// How many bytes the checksum of what is received must cover; less is dropped, and 0 asks for all of
    /// them. Since Linux 2.6.20; udplite(7).
    public static final SocketOption<Integer> UDPLITE_RECV_CSCOV =
            new SocketOption<>("UDPLITE_RECV_CSCOV", SOL_UDPLITE, 11, INT);

    private UdpliteOptions() {}
}
