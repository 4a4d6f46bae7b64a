package io.sockeye.wire.dns;

import java.util.List;

/// The options of the extension: what an OPT record holds, RFC 6891 section 6.1.2. Class and time to live of that record mean something else than of
/// others: [Edns] has them by their names.
///
/// @param options none or some
public record EdnsOptions(List<EdnsOption> options) implements DnsData {
    /// Copies the options.
    public EdnsOptions {
        options = List.copyOf(options);
    }

    @Override
    public DnsType type() {
        return DnsType.OPT;
    }

    @Override
    public int length() {
        int length = 0;
        for (var option : options) length += option.length();
        return length;
    }

    /// Answers the options.
    ///
    /// @return such as `[option 10: 02e60e6ee3a7b3f4]`
    @Override
    public String toString() {
        return options.toString();
    }
}
