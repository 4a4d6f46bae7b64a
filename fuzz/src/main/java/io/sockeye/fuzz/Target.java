package io.sockeye.fuzz;

import io.sockeye.fuzz.property.AddressProperty;
import io.sockeye.fuzz.property.ArpProperty;
import io.sockeye.fuzz.property.AssemblerProperty;
import io.sockeye.fuzz.property.BcmProperty;
import io.sockeye.fuzz.property.BlockProperty;
import io.sockeye.fuzz.property.BpfProperty;
import io.sockeye.fuzz.property.CanProperty;
import io.sockeye.fuzz.property.CanTextProperty;
import io.sockeye.fuzz.property.ControlProperty;
import io.sockeye.fuzz.property.DelimitedProperty;
import io.sockeye.fuzz.property.DiagProperty;
import io.sockeye.fuzz.property.DnsNameProperty;
import io.sockeye.fuzz.property.DnsProperty;
import io.sockeye.fuzz.property.EthernetProperty;
import io.sockeye.fuzz.property.ExtensionProperty;
import io.sockeye.fuzz.property.FilterProperty;
import io.sockeye.fuzz.property.GenericProperty;
import io.sockeye.fuzz.property.HostProperty;
import io.sockeye.fuzz.property.IcmpProperty;
import io.sockeye.fuzz.property.IpProperty;
import io.sockeye.fuzz.property.LinesProperty;
import io.sockeye.fuzz.property.NeighbourProperty;
import io.sockeye.fuzz.property.NetstringsProperty;
import io.sockeye.fuzz.property.NotificationProperty;
import io.sockeye.fuzz.property.OptionProperty;
import io.sockeye.fuzz.property.PrefixProperty;
import io.sockeye.fuzz.property.Property;
import io.sockeye.fuzz.property.RecordsProperty;
import io.sockeye.fuzz.property.RouteProperty;
import io.sockeye.fuzz.property.SockaddrProperty;
import io.sockeye.fuzz.property.TcpProperty;
import io.sockeye.fuzz.property.TlsHelloProperty;
import io.sockeye.fuzz.property.TlsRecordsProperty;
import io.sockeye.fuzz.property.UdpProperty;
import io.sockeye.fuzz.property.VarintProperty;
import io.sockeye.fuzz.property.VlanProperty;
import io.sockeye.tools.serve.RequestProperty;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// All properties, by the names of the command.
enum Target {
    NETLINK(RouteProperty.class),
    GENERIC(GenericProperty.class),
    DIAG(DiagProperty.class),
    ETHERNET(EthernetProperty.class),
    IP(IpProperty.class),
    ICMP(IcmpProperty.class),
    VLAN(VlanProperty.class),
    ARP(ArpProperty.class),
    EXTENSION(ExtensionProperty.class),
    NEIGHBOUR(NeighbourProperty.class),
    UDP(UdpProperty.class),
    TCP(TcpProperty.class),
    DNS(DnsProperty.class),
    DNSNAME(DnsNameProperty.class),
    CAN(CanProperty.class),
    CANTEXT(CanTextProperty.class),
    BCM(BcmProperty.class),
    BPF(BpfProperty.class),
    ASSEMBLER(AssemblerProperty.class),
    FILTER(FilterProperty.class),
    SOCKADDR(SockaddrProperty.class),
    CONTROL(ControlProperty.class),
    SCTP(NotificationProperty.class),
    ADDRESS(AddressProperty.class),
    HOST(HostProperty.class),
    OPTION(OptionProperty.class),
    PREFIX(PrefixProperty.class, 600),
    VARINT(VarintProperty.class, 600),
    LINES(LinesProperty.class, 600),
    DELIMITED(DelimitedProperty.class, 600),
    NETSTRINGS(NetstringsProperty.class, 600),
    RECORDS(RecordsProperty.class, 600),
    TLSHELLO(TlsHelloProperty.class),
    TLSRECORDS(TlsRecordsProperty.class),
    BLOCK(BlockProperty.class),
    HTTP(RequestProperty.class);

    private final Class<? extends Property> property;
    private final int longest;

    Target(Class<? extends Property> property) {
        this(property, 4096);
    }

    /// @param longest in bytes: what is longer only takes longer, where the limits of the property are lower
    Target(Class<? extends Property> property, int longest) {
        this.property = property;
        this.longest = longest;
    }

    static Optional<Target> of(String name) {
        return Arrays.stream(values()).filter(target -> target.toString().equals(name)).findAny();
    }

    Class<? extends Property> property() {
        return property;
    }

    /// Where its seeds are, from the module's folder.
    Path seeds() {
        return Path.of("seeds", toString());
    }

    Campaign campaign() {
        return new Campaign(property, seeds(), longest, Path.of("target", "fuzz", toString()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
