package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_CAN;

/// An address of a controller area network, `struct sockaddr_can` of the kernel's Documentation/networking/can.rst. The protocol of the
/// socket decides the shape.
public sealed interface CanSocketAddress extends SocketAddress {
    /// No name.
    long J1939_NO_NAME = 0;

    /// No parameter group, to bind(2): all.
    int J1939_NO_PGN = 0x40000;

    /// The largest address of a controller.
    int J1939_MAX_UNICAST_ADDR = 0xfd;

    /// The address of one that has none yet.
    int J1939_IDLE_ADDR = 0xfe;

    /// No address: to all.
    int J1939_NO_ADDR = 0xff;

    /// The largest parameter group number.
    int J1939_PGN_MAX = 0x3ffff;

    /// The last of the groups that go to one address.
    int J1939_PGN_PDU1_MAX = 0x3ff00;

    /// Asks for a parameter group.
    int J1939_PGN_REQUEST = 0x0ea00;

    /// Claims an address.
    int J1939_PGN_ADDRESS_CLAIMED = 0x0ee00;

    /// Tells another one its address.
    int J1939_PGN_ADDRESS_COMMANDED = 0x0fed8;

    /// The number of the CAN interface.
    ///
    /// @return 0 is every interface, where the protocol allows that
    int interfaceIndex();

    /// The family of this address.
    ///
    /// @return AF_CAN
    @Override
    default AddressFamily family() {
        return AF_CAN;
    }

    /// For CAN_RAW and CAN_BCM: the interface alone.
    ///
    /// @param interfaceIndex the number of the interface; 0 is every interface
    record Raw(int interfaceIndex) implements CanSocketAddress {

        /// Checks the range.
        ///
        /// @throws IllegalArgumentException if the number is negative
        public Raw {
            Unsigned.check("interface index", interfaceIndex, Integer.MAX_VALUE);
        }

        /// Answers the interface.
        ///
        /// @return such as `can:3`
        @Override
        public String toString() {
            return "can:" + interfaceIndex;
        }
    }

    /// For CAN_ISOTP: a pair of identifiers. Since Linux 5.10.
    ///
    /// @param interfaceIndex the number of the interface
    /// @param receiveId the identifier that is listened to, 32 bits unsigned; with CAN_EFF_FLAG in 29 bits
    /// @param transmitId the identifier that is sent with, in the same form
    record Isotp(int interfaceIndex, long receiveId, long transmitId) implements CanSocketAddress {

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range; the message names the value
        public Isotp {
            Unsigned.check("interface index", interfaceIndex, Integer.MAX_VALUE);
            Unsigned.check("receive id", receiveId, Unsigned.MAX_32);
            Unsigned.check("transmit id", transmitId, Unsigned.MAX_32);
        }

        /// Answers interface and identifiers.
        ///
        /// @return such as `can:3?rx=0x123&tx=0x321`
        @Override
        public String toString() {
            return new Query("can:" + interfaceIndex)
                    .add("rx", "0x" + Long.toHexString(receiveId))
                    .add("tx", "0x" + Long.toHexString(transmitId))
                    .toString();
        }
    }

    /// For CAN_J1939: a name, a parameter group, an address. Since Linux 5.4.
    ///
    /// @param interfaceIndex the number of the interface
    /// @param name the 64-bit name of the controller; 0 is J1939_NO_NAME
    /// @param pgn the parameter group number, 18 bits; 0x40000 is J1939_NO_PGN
    /// @param address 0 to 255; 0xfe is J1939_IDLE_ADDR, 0xff J1939_NO_ADDR, which is broadcast
    record J1939(int interfaceIndex, long name, int pgn, int address) implements CanSocketAddress {
        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range; the message names the value
        public J1939 {
            Unsigned.check("interface index", interfaceIndex, Integer.MAX_VALUE);
            Unsigned.check("parameter group number", pgn, J1939_NO_PGN);
            Unsigned.check("address", address, Unsigned.MAX_8);
        }

        /// Answers interface, name, parameter group and address.
        ///
        /// @return such as `can:3?name=0x0&pgn=0x40000&addr=0x20`
        @Override
        public String toString() {
            return new Query("can:" + interfaceIndex)
                    .add("name", "0x" + Long.toHexString(name))
                    .add("pgn", "0x" + Integer.toHexString(pgn))
                    .add("addr", "0x" + Integer.toHexString(address))
                    .toString();
        }
    }
}
