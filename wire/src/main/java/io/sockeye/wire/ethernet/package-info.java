/// Frames of Ethernet.
package io.sockeye.wire.ethernet;
