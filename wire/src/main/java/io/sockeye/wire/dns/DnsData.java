package io.sockeye.wire.dns;

/// What a record holds.
///
/// A `switch` outside this project needs a `default`: what is opaque today may have its own record tomorrow.
public sealed interface DnsData
        permits HostAddress,
                NameData,
                StartOfAuthority,
                MailExchange,
                TextStrings,
                ServiceLocation,
                CertificationAuthority,
                EdnsOptions,
                OpaqueData {
    /// Which kind of data it is.
    ///
    /// @return the type of the record
    DnsType type();

    /// How many bytes it has, names not compressed.
    ///
    /// @return 0 to 65535
    int length();
}
