package io.sockeye.option;

import io.sockeye.error.Errno;
import io.sockeye.internal.sys.LinuxTcp.TcpZerocopyReceive;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;

/// What TCP_ZEROCOPY_RECEIVE did: struct tcp_zerocopy_receive.
///
/// @param mapped bytes that lie in the mapping now
/// @param toCopy bytes that must be read with recv before pages can be mapped again
/// @param queued bytes in the receive queue (since Linux 5.10)
/// @param error the pending error of the socket, if any (since Linux 5.10)
public record ZerocopyReceive(long mapped, long toCopy, long queued, Optional<Errno> error) {
    private static final StructType<ZerocopyReceive> TYPE =
            new StructType<>(
                    TcpZerocopyReceive.LAYOUT, ZerocopyReceive::read, ZerocopyReceive::write);

    /// Moves nothing.
    static final OptionType<ZerocopyReceive> ASK = TYPE;

    /// Takes the parts.
    public ZerocopyReceive {
        Objects.requireNonNull(error, "error");
    }

    /// The type that moves pages into a mapping.
    static OptionType<ZerocopyReceive> into(MemorySegment mapping) {
        long length = Memory.checkUnsigned(mapping.byteSize(), Integer.MAX_VALUE);
        return new Question<>(
                TYPE,
                arena -> {
                    MemorySegment room = arena.allocate(TcpZerocopyReceive.LAYOUT);
                    room.set(Memory.LONG, TcpZerocopyReceive.ADDRESS, mapping.address());
                    room.set(Memory.INT, TcpZerocopyReceive.LENGTH, (int) length);
                    return room;
                });
    }

    private static ZerocopyReceive read(MemorySegment struct) {
        int errno = struct.get(Memory.INT, TcpZerocopyReceive.ERR);
        return new ZerocopyReceive(
                Memory.unsigned(struct, TcpZerocopyReceive.LENGTH),
                Memory.unsigned(struct, TcpZerocopyReceive.RECV_SKIP_HINT),
                Memory.unsigned(struct, TcpZerocopyReceive.INQ),
                errno == 0 ? Optional.empty() : Optional.of(Errno.of(Math.abs(errno))));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(mapped, struct, TcpZerocopyReceive.LENGTH);
        Memory.putUnsigned(toCopy, struct, TcpZerocopyReceive.RECV_SKIP_HINT);
        Memory.putUnsigned(queued, struct, TcpZerocopyReceive.INQ);
        struct.set(Memory.INT, TcpZerocopyReceive.ERR, error.map(Errno::number).orElse(0));
    }
}
