package io.sockeye.option;

import static io.sockeye.option.IpOptions.MCAST_INCLUDE;

import io.sockeye.internal.sys.NetinetIn.IpMsfilter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// The sources that a socket hears of a multicast group of IPv4: struct ip_msfilter of ip(7).
///
/// @param group the group
/// @param local an address of the interface on which it was joined
/// @param mode MCAST_INCLUDE: the sources alone; MCAST_EXCLUDE: all but them
/// @param sources the senders, at most as many as net.ipv4.igmp_max_msf
public record Ip4SourceFilter(
        Inet4Address group, Inet4Address local, int mode, List<Inet4Address> sources) {
    static final OptionType<Ip4SourceFilter> TYPE = new Type();

    /// Takes the parts; the list is copied.
    public Ip4SourceFilter {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(local, "local");
        sources = List.copyOf(sources);
    }

    /// The type that asks about one group.
    static OptionType<Ip4SourceFilter> of(Inet4Address group, Inet4Address local) {
        var question = new Ip4SourceFilter(group, local, MCAST_INCLUDE, List.of());
        return new Question<>(TYPE, arena -> ask(question, arena));
    }

    private static MemorySegment ask(Ip4SourceFilter question, Arena arena) {
        MemorySegment room = arena.allocate(TYPE.size(), Integer.BYTES);
        question.write(room);
        room.set(Memory.INT, IpMsfilter.IMSF_NUMSRC, Type.SOURCES);
        return room;
    }

    private void write(MemorySegment struct) {
        Memory.putHost(group, struct, IpMsfilter.IMSF_MULTIADDR);
        Memory.putHost(local, struct, IpMsfilter.IMSF_INTERFACE);
        struct.set(Memory.INT, IpMsfilter.IMSF_FMODE, mode);
        struct.set(Memory.INT, IpMsfilter.IMSF_NUMSRC, sources.size());
        for (int i = 0; i < sources.size(); i++)
            Memory.putHost(sources.get(i), struct, IpMsfilter.IMSF_SLIST + 4L * i);
    }

    private record Type() implements OptionType<Ip4SourceFilter> {
        /// More than any kernel allows unless it was told to.
        static final int SOURCES = 1024;

        @Override
        public int size() {
            return IpMsfilter.IMSF_SLIST + 4 * SOURCES;
        }

        @Override
        public Ip4SourceFilter decode(MemorySegment value) {
            Memory.checkLength(value, IpMsfilter.IMSF_SLIST, this);
            // The kernel says how many there are, which may be more than there was room for.
            long count =
                    Math.min(
                            Memory.unsigned(value, IpMsfilter.IMSF_NUMSRC),
                            (value.byteSize() - IpMsfilter.IMSF_SLIST) / 4);
            return new Ip4SourceFilter(
                    Memory.host4(value, IpMsfilter.IMSF_MULTIADDR),
                    Memory.host4(value, IpMsfilter.IMSF_INTERFACE),
                    value.get(Memory.INT, IpMsfilter.IMSF_FMODE),
                    LongStream.range(0, count)
                            .mapToObj(i -> Memory.host4(value, IpMsfilter.IMSF_SLIST + 4 * i))
                            .toList());
        }

        @Override
        public MemorySegment encode(Ip4SourceFilter value, Arena arena) {
            MemorySegment struct =
                    arena.allocate(
                            IpMsfilter.IMSF_SLIST + 4L * value.sources.size(), Integer.BYTES);
            value.write(struct);
            return struct;
        }

        @Override
        public String toString() {
            return "struct ip_msfilter";
        }
    }
}
