package io.sockeye.option;

import io.sockeye.internal.sys.LinuxMptcp;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// What the kernel knows of an MPTCP connection: struct mptcp_info of `<linux/mptcp.h>`, the value of
/// MPTCP_INFO.
///
/// An immutable copy with named views, in the order of the struct. The struct grows: what an older
/// kernel does not know lies beyond [#length] and reads as zero.
public final class MptcpInfo {
    static final OptionType<MptcpInfo> TYPE = new Type();

    private final Fields fields;

    private MptcpInfo(byte[] data) {
        this.fields = new Fields(data);
    }

    /// Makes the views over a struct that came another way, such as through sock_diag(7).
    ///
    /// @param data the bytes of the struct, as many as there are; they are copied
    /// @return the views
    public static MptcpInfo of(byte... data) {
        return new MptcpInfo(data.clone());
    }

    /// How many bytes the kernel returned.
    ///
    /// @return bytes
    public int length() {
        return fields.length();
    }

    /// The struct as the kernel returned it.
    ///
    /// @return a new array, the caller's
    public byte[] toArray() {
        return fields.toArray();
    }

    /// Paths besides the first.
    ///
    /// @return 0 to 255
    public int subflows() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_SUBFLOWS);
    }

    /// Addresses of ours that the peer was told of.
    ///
    /// @return 0 to 255
    public int addressesSignalled() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_ADD_ADDR_SIGNAL);
    }

    /// Addresses of the peer's that were accepted.
    ///
    /// @return 0 to 255
    public int addressesAccepted() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_ADD_ADDR_ACCEPTED);
    }

    /// Paths besides the first that are allowed.
    ///
    /// @return 0 to 255
    public int maxSubflows() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_SUBFLOWS_MAX);
    }

    /// Addresses of ours to tell the peer of.
    ///
    /// @return 0 to 255
    public int maxAddressesSignalled() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_ADD_ADDR_SIGNAL_MAX);
    }

    /// Addresses of the peer's that are allowed.
    ///
    /// @return 0 to 255
    public int maxAddressesAccepted() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_ADD_ADDR_ACCEPTED_MAX);
    }

    /// Whether the connection fell back to plain TCP: MPTCP_INFO_FLAG_FALLBACK.
    ///
    /// @return whether it did
    public boolean fallback() {
        return (fields.u32(LinuxMptcp.MptcpInfo.MPTCPI_FLAGS) & 1) != 0;
    }

    /// Whether the peer's key has come: MPTCP_INFO_FLAG_REMOTE_KEY_RECEIVED.
    ///
    /// @return whether it has
    public boolean remoteKeyReceived() {
        return (fields.u32(LinuxMptcp.MptcpInfo.MPTCPI_FLAGS) & 2) != 0;
    }

    /// The number by which the peer names the connection to join it.
    ///
    /// @return 32 bits unsigned
    public long token() {
        return fields.u32(LinuxMptcp.MptcpInfo.MPTCPI_TOKEN);
    }

    /// The sequence number of the next byte to send.
    ///
    /// @return 64 bits
    public long writeSequence() {
        return fields.u64(LinuxMptcp.MptcpInfo.MPTCPI_WRITE_SEQ);
    }

    /// The first sequence number that the peer has not acknowledged.
    ///
    /// @return 64 bits
    public long unacknowledged() {
        return fields.u64(LinuxMptcp.MptcpInfo.MPTCPI_SND_UNA);
    }

    /// The sequence number of the next byte to receive.
    ///
    /// @return 64 bits
    public long receiveNext() {
        return fields.u64(LinuxMptcp.MptcpInfo.MPTCPI_RCV_NXT);
    }

    /// Addresses of ours in use (since Linux 5.11).
    ///
    /// @return 0 to 255
    public int localAddressesUsed() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_LOCAL_ADDR_USED);
    }

    /// Addresses of ours from which paths may begin (since Linux 5.11).
    ///
    /// @return 0 to 255
    public int maxLocalAddresses() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_LOCAL_ADDR_MAX);
    }

    /// Whether data has checksums (since Linux 5.14).
    ///
    /// @return whether it has
    public boolean checksums() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_CSUM_ENABLED) != 0;
    }

    /// Retransmissions at the level of MPTCP (since Linux 6.5).
    ///
    /// @return 32 bits unsigned
    public long retransmits() {
        return fields.u32(LinuxMptcp.MptcpInfo.MPTCPI_RETRANSMITS);
    }

    /// Bytes retransmitted at the level of MPTCP (since Linux 6.5).
    ///
    /// @return 64 bits
    public long bytesRetransmitted() {
        return fields.u64(LinuxMptcp.MptcpInfo.MPTCPI_BYTES_RETRANS);
    }

    /// Bytes sent (since Linux 6.5).
    ///
    /// @return 64 bits
    public long bytesSent() {
        return fields.u64(LinuxMptcp.MptcpInfo.MPTCPI_BYTES_SENT);
    }

    /// Bytes received (since Linux 6.5).
    ///
    /// @return 64 bits
    public long bytesReceived() {
        return fields.u64(LinuxMptcp.MptcpInfo.MPTCPI_BYTES_RECEIVED);
    }

    /// Bytes that the peer has acknowledged (since Linux 6.5).
    ///
    /// @return 64 bits
    public long bytesAcknowledged() {
        return fields.u64(LinuxMptcp.MptcpInfo.MPTCPI_BYTES_ACKED);
    }

    /// All paths, the first included (since Linux 6.7).
    ///
    /// @return 0 to 255
    public int totalSubflows() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_SUBFLOWS_TOTAL);
    }

    /// Endpoints that are used for one path of the peer each (since Linux 6.18).
    ///
    /// @return 0 to 255
    public int maxLaminar() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_ENDP_LAMINAR_MAX);
    }

    /// Endpoints that are joined with every address of the peer (since Linux 6.18).
    ///
    /// @return 0 to 255
    public int maxFullmesh() {
        return fields.u8(LinuxMptcp.MptcpInfo.MPTCPI_ENDP_FULLMESH_MAX);
    }

    /// Time since data was sent (since Linux 6.10).
    ///
    /// @return in milliseconds
    public Duration sinceDataSent() {
        return Duration.ofMillis(fields.u32(LinuxMptcp.MptcpInfo.MPTCPI_LAST_DATA_SENT));
    }

    /// Time since data was received (since Linux 6.10).
    ///
    /// @return in milliseconds
    public Duration sinceDataReceived() {
        return Duration.ofMillis(fields.u32(LinuxMptcp.MptcpInfo.MPTCPI_LAST_DATA_RECV));
    }

    /// Time since an acknowledgement was received (since Linux 6.10).
    ///
    /// @return in milliseconds
    public Duration sinceAcknowledgementReceived() {
        return Duration.ofMillis(fields.u32(LinuxMptcp.MptcpInfo.MPTCPI_LAST_ACK_RECV));
    }

    /// Compares by content.
    ///
    /// @param other anything
    /// @return whether the other has the same bytes
    @Override
    public boolean equals(Object other) {
        return other instanceof MptcpInfo that && fields.equals(that.fields);
    }

    /// A hash of the content.
    ///
    /// @return the hash
    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /// Answers the views that tell most.
    ///
    /// @return one line
    @Override
    public String toString() {
        return "MptcpInfo[subflows "
                + subflows()
                + (fallback() ? ", fallback" : "")
                + (", sent " + bytesSent())
                + (", received " + bytesReceived())
                + "]";
    }

    private record Type() implements OptionType<MptcpInfo> {
        /// Room for structs to come.
        private static final int ROOM = 256;

        @Override
        public int size() {
            return ROOM;
        }

        @Override
        public MptcpInfo decode(MemorySegment value) {
            return new MptcpInfo(value.toArray(Memory.BYTE));
        }

        @Override
        public MemorySegment encode(MptcpInfo value, Arena arena) {
            return arena.allocateFrom(Memory.BYTE, value.toArray());
        }

        @Override
        public String toString() {
            return "struct mptcp_info";
        }
    }
}
