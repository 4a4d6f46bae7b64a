/// Datagrams of UDP.
package io.sockeye.wire.udp;
