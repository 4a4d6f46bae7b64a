package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_BLUETOOTH;

import java.util.Objects;

/// An address of Bluetooth, in the shape of its protocol: BlueZ's `<bluetooth/l2cap.h>` and its like.
public sealed interface BluetoothSocketAddress extends SocketAddress {
    /// No adapter, which control and monitor channels want.
    int HCI_DEV_NONE = 0xffff;

    /// Commands and events, beside the kernel.
    int HCI_CHANNEL_RAW = 0;

    /// The adapter for this process alone.
    int HCI_CHANNEL_USER = 1;

    /// All that passes, to be watched.
    int HCI_CHANNEL_MONITOR = 2;

    /// Management of all adapters.
    int HCI_CHANNEL_CONTROL = 3;

    /// Logging.
    int HCI_CHANNEL_LOGGING = 4;

    /// The family of this address.
    ///
    /// @return AF_BLUETOOTH
    @Override
    default AddressFamily family() {
        return AF_BLUETOOTH;
    }

    /// For BTPROTO_L2CAP, `struct sockaddr_l2`.
    ///
    /// @param address the device
    /// @param psm the protocol or service, 0 to 65535; 0 where a channel is given
    /// @param cid the fixed channel, 0 to 65535; 0 where a service is given
    /// @param addressType BDADDR_BREDR, BDADDR_LE_PUBLIC or BDADDR_LE_RANDOM of [BluetoothAddress]
    record L2cap(BluetoothAddress address, int psm, int cid, int addressType)
            implements BluetoothSocketAddress {
        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range; the message names the value
        public L2cap {
            Objects.requireNonNull(address, "address");
            Unsigned.check("psm", psm, Unsigned.MAX_16);
            Unsigned.check("cid", cid, Unsigned.MAX_16);
            Unsigned.check("address type", addressType, Unsigned.MAX_8);
        }

        /// Answers device and service.
        ///
        /// @return such as `l2cap:00:1A:7D:DA:71:13:4097`
        @Override
        public String toString() {
            return new Query("l2cap:" + address + ":" + psm)
                    .add("cid", cid, 0)
                    .add("type", addressType, 0)
                    .toString();
        }
    }

    /// For BTPROTO_RFCOMM, `struct sockaddr_rc`.
    ///
    /// @param address the device
    /// @param channel 1 to 30; to bind(2) 0 lets the kernel choose
    record Rfcomm(BluetoothAddress address, int channel) implements BluetoothSocketAddress {

        /// Checks the range.
        ///
        /// @throws IllegalArgumentException if the channel does not fit 8 bits
        public Rfcomm {
            Objects.requireNonNull(address, "address");
            Unsigned.check("channel", channel, Unsigned.MAX_8);
        }

        /// Answers device and channel.
        ///
        /// @return such as `rfcomm:00:1A:7D:DA:71:13:1`
        @Override
        public String toString() {
            return "rfcomm:" + address + ":" + channel;
        }
    }

    /// For BTPROTO_HCI, `struct sockaddr_hci`.
    ///
    /// @param device the number of the adapter, 0 to 65535; [BluetoothSocketAddress#HCI_DEV_NONE] is none
    /// @param channel [BluetoothSocketAddress#HCI_CHANNEL_RAW] and its like
    record Hci(int device, int channel) implements BluetoothSocketAddress {
        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number does not fit 16 bits; the message names the value
        public Hci {
            Unsigned.check("device", device, Unsigned.MAX_16);
            Unsigned.check("channel", channel, Unsigned.MAX_16);
        }

        /// Answers adapter and channel.
        ///
        /// @return such as `hci:0` or `hci:65535?channel=3`
        @Override
        public String toString() {
            return new Query("hci:" + device).add("channel", channel, 0).toString();
        }
    }

    /// For BTPROTO_SCO, `struct sockaddr_sco`.
    ///
    /// @param address the device
    record Sco(BluetoothAddress address) implements BluetoothSocketAddress {

        /// Checks that there is a device.
        public Sco {
            Objects.requireNonNull(address, "address");
        }

        /// Answers the device.
        ///
        /// @return such as `sco:00:1A:7D:DA:71:13`
        @Override
        public String toString() {
            return "sco:" + address;
        }
    }
}
