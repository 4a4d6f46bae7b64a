package io.sockeye.fuzz;

import io.sockeye.fuzz.property.AddressProperty;
import io.sockeye.fuzz.property.AssemblerProperty;
import io.sockeye.fuzz.property.BcmProperty;
import io.sockeye.fuzz.property.BlockProperty;
import io.sockeye.fuzz.property.BpfProperty;
import io.sockeye.fuzz.property.CanProperty;
import io.sockeye.fuzz.property.CanTextProperty;
import io.sockeye.fuzz.property.ControlProperty;
import io.sockeye.fuzz.property.DelimitedProperty;
import io.sockeye.fuzz.property.DiagProperty;
import io.sockeye.fuzz.property.EthernetProperty;
import io.sockeye.fuzz.property.FilterProperty;
import io.sockeye.fuzz.property.GenericProperty;
import io.sockeye.fuzz.property.HostProperty;
import io.sockeye.fuzz.property.IcmpProperty;
import io.sockeye.fuzz.property.IpProperty;
import io.sockeye.fuzz.property.LinesProperty;
import io.sockeye.fuzz.property.NetstringsProperty;
import io.sockeye.fuzz.property.NotificationProperty;
import io.sockeye.fuzz.property.OptionProperty;
import io.sockeye.fuzz.property.PrefixProperty;
import io.sockeye.fuzz.property.Property;
import io.sockeye.fuzz.property.RecordsProperty;
import io.sockeye.fuzz.property.RouteProperty;
import io.sockeye.fuzz.property.SockaddrProperty;
import io.sockeye.fuzz.property.VarintProperty;
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
    PREFIX(PrefixProperty.class),
    VARINT(VarintProperty.class),
    LINES(LinesProperty.class),
    DELIMITED(DelimitedProperty.class),
    NETSTRINGS(NetstringsProperty.class),
    RECORDS(RecordsProperty.class),
    BLOCK(BlockProperty.class);

    private final Class<? extends Property> property;

    Target(Class<? extends Property> property) {
        this.property = property;
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
        return new Campaign(property, seeds(), Path.of("target", "fuzz", toString()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
