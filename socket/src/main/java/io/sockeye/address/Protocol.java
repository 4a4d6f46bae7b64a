package io.sockeye.address;

import io.sockeye.internal.sys.SysSocket;

/// The protocol of a socket, in the number space of its family.
///
/// 6 is IPPROTO_TCP for IP, but something else for netlink and CAN: hence a type for each space. A
/// `switch` outside this project needs a `default`: a family that is opaque today may have its own
/// type tomorrow.
public sealed interface Protocol
        permits IpProtocol,
                PacketProtocol,
                NetlinkProtocol,
                CanProtocol,
                BluetoothProtocol,
                OpaqueProtocol {

    /// The number as the header prints it.
    ///
    /// @return the number; 0 is the family's usual protocol for the type
    int number();

    /// Answers the protocol with a number in the number space of a family.
    ///
    /// @param family the family of the socket
    /// @param number the number as the header prints it
    /// @return the constant itself where there is one
    static Protocol of(AddressFamily family, int number) {
        return switch (family.number()) {
            case SysSocket.AF_INET, SysSocket.AF_INET6 -> IpProtocol.of(number);
            case SysSocket.AF_PACKET -> PacketProtocol.of(number);
            case SysSocket.AF_NETLINK -> NetlinkProtocol.of(number);
            case SysSocket.AF_CAN -> CanProtocol.of(number);
            case SysSocket.AF_BLUETOOTH -> BluetoothProtocol.of(number);
            default -> new OpaqueProtocol(number);
        };
    }
}
