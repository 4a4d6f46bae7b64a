package io.sockeye.option;

import io.sockeye.internal.sys.LinuxMptcp;
import io.sockeye.internal.sys.LinuxMptcp.MptcpSubflowInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An MPTCP connection and its paths at one moment: struct mptcp_full_info of `<linux/mptcp.h>`.
///
/// @param info the connection
/// @param subflows its paths
public record MptcpFullInfo(MptcpInfo info, List<MptcpSubflow> subflows) {
    static final OptionType<MptcpFullInfo> TYPE = new Type();

    /// Takes the parts; the list is copied.
    public MptcpFullInfo {
        Objects.requireNonNull(info, "info");
        subflows = List.copyOf(subflows);
    }

    /// The head, behind it an array of struct mptcp_subflow_info, behind that one of struct tcp_info:
    /// the head points at both.
    private record Type() implements AskingType<MptcpFullInfo> {
        private static final int HEAD = (int) LinuxMptcp.MptcpFullInfo.LAYOUT.byteSize();
        private static final int SUBFLOW = (int) MptcpSubflowInfo.LAYOUT.byteSize();
        private static final int SUBFLOWS_AT = HEAD;
        private static final int TCP_INFOS_AT = SUBFLOWS_AT + MptcpArrays.SUBFLOWS * SUBFLOW;

        @Override
        public int size() {
            return HEAD;
        }

        @Override
        public MemorySegment ask(Arena arena) {
            int tcpInfo = TcpInfo.TYPE.size();
            MemorySegment room =
                    arena.allocate(TCP_INFOS_AT + (long) MptcpArrays.SUBFLOWS * tcpInfo, 8);
            room.set(Memory.INT, LinuxMptcp.MptcpFullInfo.SIZE_TCPINFO_USER, tcpInfo);
            room.set(Memory.INT, LinuxMptcp.MptcpFullInfo.SIZE_SFINFO_USER, SUBFLOW);
            room.set(Memory.INT, LinuxMptcp.MptcpFullInfo.SIZE_ARRAYS_USER, MptcpArrays.SUBFLOWS);
            long address = room.address();
            room.set(Memory.LONG, LinuxMptcp.MptcpFullInfo.SUBFLOW_INFO, address + SUBFLOWS_AT);
            room.set(Memory.LONG, LinuxMptcp.MptcpFullInfo.TCP_INFO, address + TCP_INFOS_AT);
            return room;
        }

        @Override
        public MptcpFullInfo answer(MemorySegment room, long length) {
            Memory.checkLength(room.asSlice(0, Math.min(length, HEAD)), HEAD, this);
            long tcpInfo =
                    MptcpArrays.stride(
                            room, LinuxMptcp.MptcpFullInfo.SIZE_TCPINFO_USER, TcpInfo.TYPE.size());
            long subflow =
                    MptcpArrays.stride(room, LinuxMptcp.MptcpFullInfo.SIZE_SFINFO_USER, SUBFLOW);
            long count =
                    Math.min(
                            Memory.unsigned(room, LinuxMptcp.MptcpFullInfo.NUM_SUBFLOWS),
                            MptcpArrays.SUBFLOWS);
            var subflows = new ArrayList<MptcpSubflow>();
            for (long i = 0; i < count; i++) {
                long at = SUBFLOWS_AT + i * subflow;
                subflows.add(
                        new MptcpSubflow(
                                Memory.unsigned(room, at + MptcpSubflowInfo.ID),
                                MptcpAddresses.read(room, at + MptcpSubflowInfo.ADDRS),
                                MptcpArrays.tcpInfo(room, TCP_INFOS_AT + i * tcpInfo, tcpInfo)));
            }
            return new MptcpFullInfo(info(room), subflows);
        }

        /// Without the paths, which are elsewhere.
        @Override
        public MptcpFullInfo decode(MemorySegment value) {
            Memory.checkLength(value, HEAD, this);
            return new MptcpFullInfo(info(value), List.of());
        }

        private static MptcpInfo info(MemorySegment head) {
            long from = LinuxMptcp.MptcpFullInfo.MPTCP_INFO;
            return MptcpInfo.of(head.asSlice(from, HEAD - from).toArray(Memory.BYTE));
        }

        @Override
        public MemorySegment encode(MptcpFullInfo value, Arena arena) {
            throw new UnsupportedOperationException("the kernel does not let " + this + " be set");
        }

        @Override
        public String toString() {
            return "struct mptcp_full_info";
        }
    }
}
