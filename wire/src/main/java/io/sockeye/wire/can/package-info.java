/// Frames of CAN and messages to the broadcast manager, as sockets of AF_CAN exchange them: Documentation/networking/can.rst of
/// the kernel, `<linux/can.h>` and `<linux/can/bcm.h>`. Numbers are in the order of this machine.
///
/// A frame is a packet: send `frame.toBytes()` on a CAN_RAW socket, and give [io.sockeye.wire.can.CanFrame#parse] what arrives. Frames
/// print and parse in the notation of `cansend` and `candump -L`.
@org.jspecify.annotations.NullMarked
package io.sockeye.wire.can;
