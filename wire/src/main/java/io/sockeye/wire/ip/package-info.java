/// Packets of IP.
package io.sockeye.wire.ip;
