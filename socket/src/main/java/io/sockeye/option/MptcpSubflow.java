package io.sockeye.option;

import java.util.Objects;

/// One path of an MPTCP connection.
///
/// @param id the number of the path, 32 bits unsigned
/// @param addresses both ends
/// @param info what the kernel knows of it
public record MptcpSubflow(long id, MptcpAddresses addresses, TcpInfo info) {
    /// Takes the parts.
    public MptcpSubflow {
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(info, "info");
    }
}
