package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// `<netinet/in.h>`.
public final class NetinetIn {
    public static final int IPPROTO_TCP = 6;

    public static final int SOL_IP = 0;
    public static final int IP_TOS = 1;
    public static final int IP_TTL = 2;
    public static final int IP_PKTINFO = 8;
    public static final int IP_RECVERR = 11;
    public static final int IP_ORIGDSTADDR = 20;

    public static final int SOL_IPV6 = 41;
    public static final int IPV6_RECVERR = 25;
    public static final int IPV6_V6ONLY = 26;
    public static final int INET6_ADDRSTRLEN = 46;
    public static final int IPV6_PKTINFO = 50;
    public static final int IPV6_HOPLIMIT = 52;
    public static final int IPV6_TCLASS = 67;
    public static final int IPV6_ORIGDSTADDR = 74;

    /// A 16-bit number in network byte order.
    public static final ValueLayout.OfShort BE_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    /// A 32-bit number in network byte order.
    public static final ValueLayout.OfInt BE_INT = JAVA_INT.withOrder(ByteOrder.BIG_ENDIAN);

    /// `struct sockaddr_in`, ip(7).
    public static final class SockaddrIn {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_SHORT.withName("sin_family"),
                        BE_SHORT.withName("sin_port"),
                        sequenceLayout(4, JAVA_BYTE).withName("sin_addr"),
                        sequenceLayout(8, JAVA_BYTE).withName("sin_zero"));
        public static final long SIN_PORT = LAYOUT.byteOffset(groupElement("sin_port"));
        public static final long SIN_ADDR = LAYOUT.byteOffset(groupElement("sin_addr"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrIn() {}
    }

    /// `struct sockaddr_in6`, ipv6(7).
    public static final class SockaddrIn6 {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_SHORT.withName("sin6_family"),
                        BE_SHORT.withName("sin6_port"),
                        BE_INT.withName("sin6_flowinfo"),
                        sequenceLayout(16, JAVA_BYTE).withName("sin6_addr"),
                        JAVA_INT.withName("sin6_scope_id"));
        public static final long SIN6_PORT = LAYOUT.byteOffset(groupElement("sin6_port"));
        public static final long SIN6_FLOWINFO = LAYOUT.byteOffset(groupElement("sin6_flowinfo"));
        public static final long SIN6_ADDR = LAYOUT.byteOffset(groupElement("sin6_addr"));
        public static final long SIN6_SCOPE_ID = LAYOUT.byteOffset(groupElement("sin6_scope_id"));
        public static final int SIZE = (int) LAYOUT.byteSize();

        private SockaddrIn6() {}
    }

    /// `struct ip_mreqn`, ip(7).
    public static final class IpMreqn {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(4, JAVA_BYTE).withName("imr_multiaddr"),
                                sequenceLayout(4, JAVA_BYTE).withName("imr_address"),
                                JAVA_INT.withName("imr_ifindex"))
                        .withName("ip_mreqn");
        public static final long IMR_MULTIADDR = LAYOUT.byteOffset(groupElement("imr_multiaddr"));
        public static final long IMR_ADDRESS = LAYOUT.byteOffset(groupElement("imr_address"));
        public static final long IMR_IFINDEX = LAYOUT.byteOffset(groupElement("imr_ifindex"));

        private IpMreqn() {}
    }

    /// `struct ip_mreq_source`, ip(7).
    public static final class IpMreqSource {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(4, JAVA_BYTE).withName("imr_multiaddr"),
                                sequenceLayout(4, JAVA_BYTE).withName("imr_interface"),
                                sequenceLayout(4, JAVA_BYTE).withName("imr_sourceaddr"))
                        .withName("ip_mreq_source");
        public static final long IMR_MULTIADDR = LAYOUT.byteOffset(groupElement("imr_multiaddr"));
        public static final long IMR_INTERFACE = LAYOUT.byteOffset(groupElement("imr_interface"));
        public static final long IMR_SOURCEADDR = LAYOUT.byteOffset(groupElement("imr_sourceaddr"));

        private IpMreqSource() {}
    }

    /// `struct group_req`, RFC 3678, section 5.1.1.
    public static final class GroupReq {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("gr_interface"),
                                paddingLayout(4),
                                sequenceLayout(128, JAVA_BYTE).withName("gr_group"))
                        .withName("group_req");
        public static final long GR_INTERFACE = LAYOUT.byteOffset(groupElement("gr_interface"));
        public static final long GR_GROUP = LAYOUT.byteOffset(groupElement("gr_group"));

        private GroupReq() {}
    }

    /// `struct group_source_req`, RFC 3678, section 5.1.2.
    public static final class GroupSourceReq {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("gsr_interface"),
                                paddingLayout(4),
                                sequenceLayout(128, JAVA_BYTE).withName("gsr_group"),
                                sequenceLayout(128, JAVA_BYTE).withName("gsr_source"))
                        .withName("group_source_req");
        public static final long GSR_INTERFACE = LAYOUT.byteOffset(groupElement("gsr_interface"));
        public static final long GSR_GROUP = LAYOUT.byteOffset(groupElement("gsr_group"));
        public static final long GSR_SOURCE = LAYOUT.byteOffset(groupElement("gsr_source"));

        private GroupSourceReq() {}
    }

    /// `struct ipv6_mreq`, ipv6(7).
    public static final class Ipv6Mreq {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(16, JAVA_BYTE).withName("ipv6mr_multiaddr"),
                                JAVA_INT.withName("ipv6mr_interface"))
                        .withName("ipv6_mreq");
        public static final long IPV6MR_MULTIADDR =
                LAYOUT.byteOffset(groupElement("ipv6mr_multiaddr"));
        public static final long IPV6MR_INTERFACE =
                LAYOUT.byteOffset(groupElement("ipv6mr_interface"));

        private Ipv6Mreq() {}
    }

    /// `struct in_pktinfo`, ip(7).
    public static final class InPktinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                JAVA_INT.withName("ipi_ifindex"),
                                sequenceLayout(4, JAVA_BYTE).withName("ipi_spec_dst"),
                                sequenceLayout(4, JAVA_BYTE).withName("ipi_addr"))
                        .withName("in_pktinfo");
        public static final long IPI_IFINDEX = LAYOUT.byteOffset(groupElement("ipi_ifindex"));
        public static final long IPI_SPEC_DST = LAYOUT.byteOffset(groupElement("ipi_spec_dst"));
        public static final long IPI_ADDR = LAYOUT.byteOffset(groupElement("ipi_addr"));

        private InPktinfo() {}
    }

    /// `struct in6_pktinfo`, ipv6(7).
    public static final class In6Pktinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(16, JAVA_BYTE).withName("ipi6_addr"),
                                JAVA_INT.withName("ipi6_ifindex"))
                        .withName("in6_pktinfo");
        public static final long IPI6_ADDR = LAYOUT.byteOffset(groupElement("ipi6_addr"));
        public static final long IPI6_IFINDEX = LAYOUT.byteOffset(groupElement("ipi6_ifindex"));

        private In6Pktinfo() {}
    }

    /// `struct ip6_mtuinfo`, RFC 3542, section 11.4.
    public static final class Ip6Mtuinfo {
        public static final StructLayout LAYOUT =
                structLayout(
                                sequenceLayout(28, JAVA_BYTE).withName("ip6m_addr"),
                                JAVA_INT.withName("ip6m_mtu"))
                        .withName("ip6_mtuinfo");
        public static final long IP6M_ADDR = LAYOUT.byteOffset(groupElement("ip6m_addr"));
        public static final long IP6M_MTU = LAYOUT.byteOffset(groupElement("ip6m_mtu"));

        private Ip6Mtuinfo() {}
    }

    /// `struct ip_msfilter` up to its sources, 4 bytes each, ip(7): IP_MSFILTER_SIZE(0).
    public static final class IpMsfilter {
        public static final int IMSF_MULTIADDR = 0;
        public static final int IMSF_INTERFACE = 4;
        public static final int IMSF_FMODE = 8;
        public static final int IMSF_NUMSRC = 12;
        public static final int IMSF_SLIST = 16;

        private IpMsfilter() {}
    }

    /// `struct group_filter` up to its sources, a `struct sockaddr_storage` each, RFC 3678, section 5.2.2: GROUP_FILTER_SIZE(0).
    public static final class GroupFilter {
        public static final int GF_INTERFACE = 0;
        public static final int GF_GROUP = 8;
        public static final int GF_FMODE = 136;
        public static final int GF_NUMSRC = 140;
        public static final int GF_SLIST = 144;

        private GroupFilter() {}
    }

    private NetinetIn() {}
}
