/// Packets from a ring of memory that the kernel shares: TPACKET_V3 of packet(7).
///
/// A packet socket copies each packet twice, into a queue and out of it, with a call for each. A ring copies it once, and a call tells
/// of hundreds: the kernel fills a block, hands it over when it is full or old enough, and gets it back. Packets are views of the
/// block; they end when it is returned.
///
/// Start at [io.sockeye.ring.PacketRing].
package io.sockeye.ring;
