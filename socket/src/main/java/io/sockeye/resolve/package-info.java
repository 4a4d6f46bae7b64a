/// Names to addresses and back, as the C library answers them: /etc/hosts, DNS, and whatever else the machine's name service switch has.
///
/// The C library's calls block and cannot be ended; they run on a small pool of platform threads, so that no carrier waits for them.
/// Start at [io.sockeye.resolve.Resolver]; [io.sockeye.resolve.NetInterface] and [io.sockeye.resolve.ServiceEntry] know interfaces and
/// services, [io.sockeye.resolve.Netdb] and [io.sockeye.resolve.Inet] are C's own function set in Java's spelling.
/// This package must not open sockets for others.
package io.sockeye.resolve;
