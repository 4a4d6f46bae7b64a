package io.sockeye.option;

import static io.sockeye.option.IpOptions.MCAST_INCLUDE;

import io.sockeye.internal.sys.NetinetIn.GroupFilter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// The sources that a socket hears of a multicast group of either family: struct group_filter of RFC
/// 3678.
///
/// @param interfaceIndex the index of the interface on which the group was joined
/// @param group the group, of the family of the option's level
/// @param mode MCAST_INCLUDE: the sources alone; MCAST_EXCLUDE: all but them
/// @param sources the senders, at most as many as net.ipv4.igmp_max_msf or net.ipv6.mld_max_msf
public record SourceFilter(
        int interfaceIndex, InetAddress group, int mode, List<InetAddress> sources) {
    static final OptionType<SourceFilter> TYPE = new Type();

    /// Takes the parts; the list is copied.
    public SourceFilter {
        Objects.requireNonNull(group, "group");
        sources = List.copyOf(sources);
    }

    /// The type that asks about one group.
    static OptionType<SourceFilter> of(GroupMembership group) {
        var question =
                new SourceFilter(group.interfaceIndex(), group.group(), MCAST_INCLUDE, List.of());
        return new Question<>(TYPE, arena -> ask(question, arena));
    }

    private static MemorySegment ask(SourceFilter question, Arena arena) {
        MemorySegment room = arena.allocate(TYPE.size(), Long.BYTES);
        question.write(room);
        room.set(Memory.INT, GroupFilter.GF_NUMSRC, Type.SOURCES);
        return room;
    }

    private void write(MemorySegment struct) {
        struct.set(Memory.INT, GroupFilter.GF_INTERFACE, interfaceIndex);
        Memory.putStorage(group, struct, GroupFilter.GF_GROUP);
        struct.set(Memory.INT, GroupFilter.GF_FMODE, mode);
        struct.set(Memory.INT, GroupFilter.GF_NUMSRC, sources.size());
        for (int i = 0; i < sources.size(); i++)
            Memory.putStorage(sources.get(i), struct, source(i));
    }

    private static long source(long i) {
        return GroupFilter.GF_SLIST + Memory.SOCKADDR_STORAGE * i;
    }

    private record Type() implements OptionType<SourceFilter> {
        /// More than any kernel allows unless it was told to.
        static final int SOURCES = 256;

        @Override
        public int size() {
            return (int) source(SOURCES);
        }

        @Override
        public SourceFilter decode(MemorySegment value) {
            Memory.checkLength(value, GroupFilter.GF_SLIST, this);
            // The kernel says how many there are, which may be more than there was room for.
            long count =
                    Math.min(
                            Memory.unsigned(value, GroupFilter.GF_NUMSRC),
                            (value.byteSize() - GroupFilter.GF_SLIST) / Memory.SOCKADDR_STORAGE);
            return new SourceFilter(
                    value.get(Memory.INT, GroupFilter.GF_INTERFACE),
                    Memory.storage(value, GroupFilter.GF_GROUP),
                    value.get(Memory.INT, GroupFilter.GF_FMODE),
                    LongStream.range(0, count)
                            .mapToObj(i -> Memory.storage(value, source(i)))
                            .toList());
        }

        @Override
        public MemorySegment encode(SourceFilter value, Arena arena) {
            MemorySegment struct = arena.allocate(source(value.sources.size()), Long.BYTES);
            value.write(struct);
            return struct;
        }

        @Override
        public String toString() {
            return "struct group_filter";
        }
    }
}
