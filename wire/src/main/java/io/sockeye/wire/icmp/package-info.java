/// Messages of ICMP for both versions of IP.
package io.sockeye.wire.icmp;
