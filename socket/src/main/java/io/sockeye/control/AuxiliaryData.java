package io.sockeye.control;

/// What is known of a packet beside it: struct tpacket_auxdata, PACKET_AUXDATA of packet(7) (since Linux 2.6.21).
///
/// On a SOCK_DGRAM socket, and where the device has taken a VLAN tag off, it says what the bytes do not.
///
/// @param status [#TP_STATUS_VLAN_VALID] and its like
/// @param length the whole packet in bytes, 32 bits unsigned
/// @param snapLength how much of it a filter has left, 32 bits unsigned
/// @param linkOffset where the link header begins, in rings
/// @param networkOffset where the network header begins, in rings
/// @param vlanTag the TCI of the VLAN tag, 16 bits, with TP_STATUS_VLAN_VALID
/// @param vlanProtocol the TPID of the VLAN tag, 16 bits, with TP_STATUS_VLAN_TPID_VALID
public record AuxiliaryData(
        long status,
        long length,
        long snapLength,
        int linkOffset,
        int networkOffset,
        int vlanTag,
        int vlanProtocol)
        implements ControlMessage {
    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number is out of range; the message names it
    public AuxiliaryData {
        Ranges.check("status", status, Ranges.INT);
        Ranges.check("length", length, Ranges.INT);
        Ranges.check("snapLength", snapLength, Ranges.INT);
        Ranges.check("linkOffset", linkOffset, Ranges.SHORT);
        Ranges.check("networkOffset", networkOffset, Ranges.SHORT);
        Ranges.check("vlanTag", vlanTag, Ranges.SHORT);
        Ranges.check("vlanProtocol", vlanProtocol, Ranges.SHORT);
    }

    /// [#status()]: this machine sends it, and its checksums are not made yet.
    public static final int TP_STATUS_CSUMNOTREADY = 8;

    /// [#status()]: there was a VLAN tag. Since Linux 3.0.
    public static final int TP_STATUS_VLAN_VALID = 16;

    /// [#status()]: its protocol is said too. Since Linux 3.14.
    public static final int TP_STATUS_VLAN_TPID_VALID = 64;

    /// [#status()]: the checksums of transport are known to be right. Since Linux 4.5.
    public static final int TP_STATUS_CSUM_VALID = 128;

    /// [#status()]: the kernel has joined packets of TCP to this one. Since Linux 6.0.
    public static final int TP_STATUS_GSO_TCP = 256;

    /// What this message is.
    ///
    /// @return PACKET_AUXDATA
    @Override
    public ControlType type() {
        return OptionNames.PACKET_AUXDATA;
    }
}
