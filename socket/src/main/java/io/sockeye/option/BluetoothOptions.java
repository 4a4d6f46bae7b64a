package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_BLUETOOTH;
import static io.sockeye.option.OptionLevel.SOL_HCI;
import static io.sockeye.option.OptionLevel.SOL_L2CAP;
import static io.sockeye.option.OptionLevel.SOL_RFCOMM;
import static io.sockeye.option.OptionLevel.SOL_SCO;
import static io.sockeye.option.OptionType.FLAG;
import static io.sockeye.option.OptionType.INT;

/// The options of Bluetooth sockets: level SOL_BLUETOOTH, and the older ones of each protocol: levels SOL_HCI,
/// SOL_L2CAP, SOL_RFCOMM and SOL_SCO.
public final class BluetoothOptions {
    /// How safe a connection has to be, of L2CAP and RFCOMM. Since Linux 2.6.30; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<BluetoothSecurity> BT_SECURITY =
            new SocketOption<>(
                    "BT_SECURITY", SOL_BLUETOOTH, 4, LazyType.of(() -> BluetoothSecurity.TYPE));

    /// accept(2) answers before the connection is granted; the first recv(2) grants it. Since Linux 2.6.30;
    /// `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Boolean> BT_DEFER_SETUP =
            new SocketOption<>("BT_DEFER_SETUP", SOL_BLUETOOTH, 7, FLAG);

    /// Whether packets may be given up when they come too late: [#BT_FLUSHABLE_ON]. Since Linux 2.6.39;
    /// `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Integer> BT_FLUSHABLE =
            new SocketOption<>("BT_FLUSHABLE", SOL_BLUETOOTH, 8, INT);

    /// Whether the link leaves sniff mode for what is sent. Since Linux 3.1; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Boolean> BT_POWER =
            new SocketOption<>("BT_POWER", SOL_BLUETOOTH, 9, LazyType.of(() -> OctetType.FLAG));

    /// Whether a channel may move to another controller: [#BT_CHANNEL_POLICY_BREDR_ONLY] and its like. Since Linux
    /// 3.1; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Integer> BT_CHANNEL_POLICY =
            new SocketOption<>("BT_CHANNEL_POLICY", SOL_BLUETOOTH, 10, INT);

    /// The format of voice, of SCO: [#BT_VOICE_CVSD_16BIT] and its like. Since Linux 3.12; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Integer> BT_VOICE =
            new SocketOption<>("BT_VOICE", SOL_BLUETOOTH, 11, LazyType.of(() -> ShortType.SHORT));

    /// How long a sent packet may be, in bytes. Since Linux 4.6; `<bluetooth/bluetooth.h>`.
    public static final ReadOnlyOption<Integer> BT_SNDMTU =
            new ReadOnlyOption<>(
                    "BT_SNDMTU", SOL_BLUETOOTH, 12, LazyType.of(() -> ShortType.SHORT));

    /// How long a received packet may be, in bytes. Since Linux 4.6; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Integer> BT_RCVMTU =
            new SocketOption<>("BT_RCVMTU", SOL_BLUETOOTH, 13, LazyType.of(() -> ShortType.SHORT));

    /// The radio modes in use, BT_PHY_ bits; can be set since Linux 7.0. Since Linux 5.8; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Integer> BT_PHY =
            new SocketOption<>("BT_PHY", SOL_BLUETOOTH, 14, INT);

    /// The mode of an L2CAP channel. Since Linux 5.8; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Integer> BT_MODE =
            new SocketOption<>("BT_MODE", SOL_BLUETOOTH, 15, LazyType.of(() -> OctetType.OCTET));

    /// Send beside each packet whether it came whole, of SCO and ISO. Since Linux 5.9; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<Boolean> BT_PKT_STATUS =
            new SocketOption<>("BT_PKT_STATUS", SOL_BLUETOOTH, 16, FLAG);

    /// The quality of an isochronous stream: struct bt_iso_qos. Since Linux 6.0; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<byte[]> BT_ISO_QOS =
            new SocketOption<>("BT_ISO_QOS", SOL_BLUETOOTH, 17, OptionType.bytes(128));

    /// The codec of voice, of SCO: struct bt_codecs. Since Linux 5.16; `<bluetooth/bluetooth.h>`.
    public static final SocketOption<byte[]> BT_CODEC =
            new SocketOption<>("BT_CODEC", SOL_BLUETOOTH, 19, OptionType.bytes(1024));

    /// Send beside each packet which way it went. Since Linux 2.4; `<bluetooth/hci.h>`.
    public static final SocketOption<Boolean> HCI_DATA_DIR =
            new SocketOption<>("HCI_DATA_DIR", SOL_HCI, 1, FLAG);

    /// Which packets and events are received. Since Linux 2.4; `<bluetooth/hci.h>`.
    public static final SocketOption<HciFilter> HCI_FILTER =
            new SocketOption<>("HCI_FILTER", SOL_HCI, 2, LazyType.of(() -> HciFilter.TYPE));

    /// Send beside each packet when it came. Since Linux 2.4; `<bluetooth/hci.h>`.
    public static final SocketOption<Boolean> HCI_TIME_STAMP =
            new SocketOption<>("HCI_TIME_STAMP", SOL_HCI, 3, FLAG);

    /// Lengths and mode of a channel; before connect(2) or listen(2). Since Linux 2.4; `<bluetooth/l2cap.h>`.
    public static final SocketOption<L2capParameters> L2CAP_OPTIONS =
            new SocketOption<>(
                    "L2CAP_OPTIONS", SOL_L2CAP, 1, LazyType.of(() -> L2capParameters.TYPE));

    /// The link of a connected channel. Since Linux 2.4; `<bluetooth/l2cap.h>`.
    public static final ReadOnlyOption<L2capConnection> L2CAP_CONNINFO =
            new ReadOnlyOption<>(
                    "L2CAP_CONNINFO", SOL_L2CAP, 2, LazyType.of(() -> L2capConnection.TYPE));

    /// How safe the link has to be, L2CAP_LM_ bits; BT_SECURITY is newer. Since Linux 2.4; `<bluetooth/l2cap.h>`.
    public static final SocketOption<Integer> L2CAP_LM =
            new SocketOption<>("L2CAP_LM", SOL_L2CAP, 3, INT);

    /// The link of a connected channel. Since Linux 2.4; `<bluetooth/rfcomm.h>`.
    public static final ReadOnlyOption<L2capConnection> RFCOMM_CONNINFO =
            new ReadOnlyOption<>(
                    "RFCOMM_CONNINFO", SOL_RFCOMM, 2, LazyType.of(() -> L2capConnection.TYPE));

    /// How safe the link has to be, the bits of L2CAP_LM_; BT_SECURITY is newer. Since Linux 2.4;
    /// `<bluetooth/rfcomm.h>`.
    public static final SocketOption<Integer> RFCOMM_LM =
            new SocketOption<>("RFCOMM_LM", SOL_RFCOMM, 3, INT);

    /// How long a packet may be, in bytes; of a connected socket. Since Linux 2.4; `<bluetooth/sco.h>`.
    public static final ReadOnlyOption<Integer> SCO_OPTIONS =
            new ReadOnlyOption<>("SCO_OPTIONS", SOL_SCO, 1, LazyType.of(() -> ShortType.SHORT));

    /// The link of a connected socket. Since Linux 2.4; `<bluetooth/sco.h>`.
    public static final ReadOnlyOption<L2capConnection> SCO_CONNINFO =
            new ReadOnlyOption<>(
                    "SCO_CONNINFO", SOL_SCO, 2, LazyType.of(() -> L2capConnection.TYPE));

    /// Of BT_SECURITY: none, for service discovery.
    public static final int BT_SECURITY_SDP = 0;

    /// Of BT_SECURITY: none asked for.
    public static final int BT_SECURITY_LOW = 1;

    /// Of BT_SECURITY: encrypted.
    public static final int BT_SECURITY_MEDIUM = 2;

    /// Of BT_SECURITY: encrypted, with an authenticated key.
    public static final int BT_SECURITY_HIGH = 3;

    /// Of BT_SECURITY: by algorithms of FIPS. Since Linux 3.15.
    public static final int BT_SECURITY_FIPS = 4;

    /// Of BT_FLUSHABLE: they may not.
    public static final int BT_FLUSHABLE_OFF = 0;

    /// Of BT_FLUSHABLE: they may.
    public static final int BT_FLUSHABLE_ON = 1;

    /// Of BT_POWER: it stays.
    public static final int BT_POWER_FORCE_ACTIVE_OFF = 0;

    /// Of BT_POWER: it leaves.
    public static final int BT_POWER_FORCE_ACTIVE_ON = 1;

    /// Of BT_CHANNEL_POLICY: it may not.
    public static final int BT_CHANNEL_POLICY_BREDR_ONLY = 0;

    /// Of BT_CHANNEL_POLICY: it may if it has to.
    public static final int BT_CHANNEL_POLICY_BREDR_PREFERRED = 1;

    /// Of BT_CHANNEL_POLICY: it should.
    public static final int BT_CHANNEL_POLICY_AMP_PREFERRED = 2;

    /// Of BT_VOICE: whatever both sides agree upon.
    public static final int BT_VOICE_TRANSPARENT = 3;

    /// Of BT_VOICE: CVSD of 16 bits.
    public static final int BT_VOICE_CVSD_16BIT = 96;

    /// Of BT_VOICE: whatever both sides agree upon, of 16 bits.
    public static final int BT_VOICE_TRANSPARENT_16BIT = 99;

    /// Of BT_MODE: basic.
    public static final int BT_MODE_BASIC = 0;

    /// Of BT_MODE: lost packets are sent again.
    public static final int BT_MODE_ERTM = 1;

    /// Of BT_MODE: lost packets stay lost.
    public static final int BT_MODE_STREAMING = 2;

    /// Of BT_MODE: credits, of low energy.
    public static final int BT_MODE_LE_FLOWCTL = 3;

    /// Of BT_MODE: credits, enhanced.
    public static final int BT_MODE_EXT_FLOWCTL = 4;

    /// Of BT_PHY: basic rate, 1 slot.
    public static final int BT_PHY_BR_1M_1SLOT = 1;

    /// Of BT_PHY: basic rate, 3 slots.
    public static final int BT_PHY_BR_1M_3SLOT = 2;

    /// Of BT_PHY: basic rate, 5 slots.
    public static final int BT_PHY_BR_1M_5SLOT = 4;

    /// Of BT_PHY: enhanced rate of 2 Mbit/s, 1 slot.
    public static final int BT_PHY_EDR_2M_1SLOT = 8;

    /// Of BT_PHY: enhanced rate of 2 Mbit/s, 3 slots.
    public static final int BT_PHY_EDR_2M_3SLOT = 16;

    /// Of BT_PHY: enhanced rate of 2 Mbit/s, 5 slots.
    public static final int BT_PHY_EDR_2M_5SLOT = 32;

    /// Of BT_PHY: enhanced rate of 3 Mbit/s, 1 slot.
    public static final int BT_PHY_EDR_3M_1SLOT = 64;

    /// Of BT_PHY: enhanced rate of 3 Mbit/s, 3 slots.
    public static final int BT_PHY_EDR_3M_3SLOT = 128;

    /// Of BT_PHY: enhanced rate of 3 Mbit/s, 5 slots.
    public static final int BT_PHY_EDR_3M_5SLOT = 256;

    /// Of BT_PHY: low energy of 1 Mbit/s, sent.
    public static final int BT_PHY_LE_1M_TX = 512;

    /// Of BT_PHY: low energy of 1 Mbit/s, received.
    public static final int BT_PHY_LE_1M_RX = 1024;

    /// Of BT_PHY: low energy of 2 Mbit/s, sent.
    public static final int BT_PHY_LE_2M_TX = 2048;

    /// Of BT_PHY: low energy of 2 Mbit/s, received.
    public static final int BT_PHY_LE_2M_RX = 4096;

    /// Of BT_PHY: low energy, coded, sent.
    public static final int BT_PHY_LE_CODED_TX = 8192;

    /// Of BT_PHY: low energy, coded, received.
    public static final int BT_PHY_LE_CODED_RX = 16384;

    /// Of L2CAP_LM: this side leads the link.
    public static final int L2CAP_LM_MASTER = 1;

    /// Of L2CAP_LM: authenticated.
    public static final int L2CAP_LM_AUTH = 2;

    /// Of L2CAP_LM: encrypted.
    public static final int L2CAP_LM_ENCRYPT = 4;

    /// Of L2CAP_LM: trusted.
    public static final int L2CAP_LM_TRUSTED = 8;

    /// Of L2CAP_LM: reliable.
    public static final int L2CAP_LM_RELIABLE = 16;

    /// Of L2CAP_LM: encrypted, with an authenticated key.
    public static final int L2CAP_LM_SECURE = 32;

    private BluetoothOptions() {}
}
