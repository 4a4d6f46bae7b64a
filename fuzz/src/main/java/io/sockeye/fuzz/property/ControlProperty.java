package io.sockeye.fuzz.property;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.control.ReceivedError;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.error.ErrnoException;
import io.sockeye.internal.codec.ControlCodec;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.Cmsghdr;
import java.lang.foreign.MemorySegment;

/// Control messages, which come back from their bytes.
public final class ControlProperty implements Property {
    private static final int HEADER = (int) Cmsghdr.LAYOUT.byteSize();

    /// No process has so high a descriptor.
    private static final int NOBODYS = 0x4000_0000;

    @Override
    public boolean check(byte[] data) throws Exception {
        var source = Room.of(data, 0, data.length);
        takeDescriptorsAway(source);
        var parsed =
                Parsing.parsed(
                        data.length,
                        ErrnoException.class,
                        () -> ControlCodec.decode(source, data.length));
        if (parsed.isEmpty()) return false;
        var messages = parsed.get();
        var target = Room.of(ControlCodec.size(messages));
        ControlCodec.encode(messages, target, Descriptor::fileno);
        Parsing.same(messages, ControlCodec.decode(target, target.byteSize()));
        for (var message : messages) {
            if (!(message instanceof ReceivedError error)) continue;
            error.zerocopy();
            error.transmit();
        }
        return !messages.isEmpty();
    }

    /// The codec owns and in the end closes whatever number it finds, and any may be one of this process. Negative ones stay: they stand
    /// for descriptors that the kernel refused.
    private static void takeDescriptorsAway(MemorySegment source) {
        for (long header = 0; header + HEADER <= source.byteSize(); header += 8) {
            int type = source.get(JAVA_INT, header + Cmsghdr.CMSG_TYPE);
            boolean carries = type == SysSocket.SCM_RIGHTS || type == SysSocket.SCM_PIDFD;
            int level = source.get(JAVA_INT, header + Cmsghdr.CMSG_LEVEL);
            if (level != SysSocket.SOL_SOCKET || !carries) continue;
            for (long at = header + HEADER; at + 4 <= source.byteSize(); at += 4) {
                int number = source.get(JAVA_INT, at);
                if (number >= 0) source.set(JAVA_INT, at, number | NOBODYS);
            }
        }
    }
}
