package io.sockeye.fuzz.property;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_DGRAM;
import static io.sockeye.error.Errno.EINVAL;
import static io.sockeye.option.SocketOptions.SO_ATTACH_FILTER;

import io.sockeye.Socket;
import io.sockeye.SocketPair;
import io.sockeye.error.ErrnoException;
import io.sockeye.option.SocketFilter;
import io.sockeye.wire.bpf.BpfProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/// The kernel takes the programs that we take, no other, and lets through as much of a packet.
public final class FilterProperty implements Property {
    /// Open for as long as the process lives.
    private static final SocketPair PAIR = pair();

    private static SocketPair pair() {
        try {
            return Socket.pair(AF_UNIX, SOCK_DGRAM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length % 8 != 0) return false;
        var program = Packets.parsed(BpfProgram::parse, data);
        if (attached(data) != program.isPresent())
            throw new AssertionError("the kernel says otherwise");
        if (program.isPresent()) compare(program.get(), data);
        return program.isPresent();
    }

    private boolean attached(byte[] program) throws IOException {
        try {
            PAIR.second().set(SO_ATTACH_FILTER, SocketFilter.of(program));
            return true;
        } catch (ErrnoException e) {
            if (!e.is(EINVAL)) throw e;
            return false;
        }
    }

    /// The program's own bytes are a packet as good as any.
    private void compare(BpfProgram program, byte[] packet) throws IOException {
        long wanted;
        try {
            wanted = program.run(ByteBuffer.wrap(packet));
        } catch (UnsupportedOperationException onlyTheKernelKnows) {
            wanted = -1;
        }
        PAIR.first().send(packet);
        int arrived = PAIR.second().tryRecvInto(packet.clone(), 0, packet.length);
        if (wanted >= 0
                && arrived != (wanted == 0 ? Socket.WOULD_BLOCK : Math.min(wanted, packet.length)))
            throw new AssertionError("%d wanted, %d arrived".formatted(wanted, arrived));
    }
}
