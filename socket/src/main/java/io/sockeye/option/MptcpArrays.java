package io.sockeye.option;

import io.sockeye.internal.sys.LinuxMptcp.MptcpSubflowAddrs;
import io.sockeye.internal.sys.LinuxMptcp.MptcpSubflowData;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A struct mptcp_subflow_data and an element for each path behind it: the value of MPTCP_TCPINFO and
/// MPTCP_SUBFLOW_ADDRS.
///
/// @param step the most bytes that an element can have
/// @param element makes the value of one
/// @param <T> the type of one
record MptcpArrays<T>(int step, Element<T> element) implements AskingType<List<T>> {
    /// More than an MPTCP connection has: MPTCP_SUBFLOWS_MAX of the kernel is 8.
    static final int SUBFLOWS = 16;

    static final OptionType<List<TcpInfo>> TCP_INFO =
            new MptcpArrays<>(TcpInfo.TYPE.size(), MptcpArrays::tcpInfo);

    static final OptionType<List<MptcpAddresses>> ADDRESSES =
            new MptcpArrays<>((int) MptcpSubflowAddrs.LAYOUT.byteSize(), MptcpArrays::addresses);

    private static final int HEAD = (int) MptcpSubflowData.LAYOUT.byteSize();

    /// Makes one value.
    interface Element<T> {
        T read(MemorySegment value, long offset, long length);
    }

    /// From one element to the next it is our size of one, or the kernel's if that is less: what the
    /// kernel writes back in place of ours.
    static long stride(MemorySegment value, long offset, long step) {
        long each = Memory.unsigned(value, offset);
        return each == 0 || each > step ? step : each;
    }

    private static MptcpAddresses addresses(MemorySegment value, long offset, long length) {
        var element = value.asSlice(offset, length);
        Memory.checkLength(
                element, MptcpSubflowAddrs.LAYOUT.byteSize(), "struct mptcp_subflow_addrs");
        return MptcpAddresses.read(element, 0);
    }

    static TcpInfo tcpInfo(MemorySegment value, long offset, long length) {
        return TcpInfo.of(value.asSlice(offset, length).toArray(Memory.BYTE));
    }

    @Override
    public int size() {
        return HEAD + SUBFLOWS * step;
    }

    @Override
    public MemorySegment ask(Arena arena) {
        MemorySegment room = arena.allocate(size(), Long.BYTES);
        room.set(Memory.INT, MptcpSubflowData.SIZE_SUBFLOW_DATA, HEAD);
        room.set(Memory.INT, MptcpSubflowData.SIZE_USER, step);
        return room;
    }

    @Override
    public List<T> decode(MemorySegment value) {
        Memory.checkLength(value, HEAD, this);
        long each = stride(value, MptcpSubflowData.SIZE_USER, step);
        // The kernel counts the paths that found no room, too.
        long count =
                Math.min(
                        Memory.unsigned(value, MptcpSubflowData.NUM_SUBFLOWS),
                        (value.byteSize() - HEAD) / each);
        var elements = new ArrayList<T>();
        for (long i = 0; i < count; i++) elements.add(element.read(value, HEAD + i * each, each));
        return List.copyOf(elements);
    }

    @Override
    public MemorySegment encode(List<T> value, Arena arena) {
        throw new UnsupportedOperationException("the kernel does not let " + this + " be set");
    }

    @Override
    public String toString() {
        return "struct mptcp_subflow_data";
    }
}
