package io.sockeye.resolve;

/// The answer of getnameinfo(3).
///
/// @param host the name, or the literal when there is none
/// @param service the service's name, or the port as digits
public record NameInfo(String host, String service) {}
