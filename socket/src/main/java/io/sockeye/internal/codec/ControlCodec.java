package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.control.AlgOperation;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.internal.sys.SysSocket.Cmsghdr;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// `struct cmsghdr` after `struct cmsghdr`, cmsg(3); [ControlBody] knows what follows each.
public final class ControlCodec {
    private static final int HEADER = (int) Cmsghdr.LAYOUT.byteSize();

    private ControlCodec() {}

    /// How many bytes the messages take.
    ///
    /// @throws IllegalArgumentException if it is more than an `int` holds
    public static int size(List<ControlMessage> messages) {
        long size = 0;
        for (var message : parts(messages))
            size += ControlMessage.cmsgSpace(ControlBody.length(message));
        if (size > Integer.MAX_VALUE)
            throw new IllegalArgumentException("control messages of " + size + " bytes");
        return (int) size;
    }

    /// What goes to the kernel: one value here may be more than one message there.
    private static List<ControlMessage> parts(List<ControlMessage> messages) {
        boolean whole = true;
        for (var message : messages) whole &= !(message instanceof AlgOperation);
        if (whole) return messages;
        var parts = new ArrayList<ControlMessage>();
        for (var message : messages) {
            if (message instanceof AlgOperation operation)
                parts.addAll(FamilyBody.parts(operation));
            else parts.add(message);
        }
        return parts;
    }

    /// Writes messages one after the other.
    ///
    /// @param target [#size(List)] bytes, aligned to 8
    /// @param numbers answers the number of a descriptor
    public static void encode(
            List<ControlMessage> messages,
            MemorySegment target,
            ToIntFunction<Descriptor> numbers) {
        target.fill((byte) 0);
        long offset = 0;
        for (var message : parts(messages)) {
            int length = ControlBody.length(message);
            var header = target.asSlice(offset, HEADER);
            header.set(JAVA_LONG, Cmsghdr.CMSG_LEN, ControlMessage.cmsgLen(length));
            header.set(JAVA_INT, Cmsghdr.CMSG_LEVEL, message.type().level());
            header.set(JAVA_INT, Cmsghdr.CMSG_TYPE, message.type().number());
            ControlBody.write(message, target.asSlice(offset + HEADER, length), numbers);
            offset += ControlMessage.cmsgSpace(length);
        }
    }

    /// Reads what the kernel wrote. Every descriptor in it is owned from here on, also of a message cut short; if the messages cannot be
    /// answered, all are closed.
    ///
    /// @throws IOException if what the kernel sent as a descriptor is none
    public static List<ControlMessage> decode(MemorySegment source, long length)
            throws IOException {
        var messages = new ArrayList<ControlMessage>();
        try {
            decode(source, Math.min(length, source.byteSize()), messages);
            return List.copyOf(messages);
        } catch (IOException | RuntimeException | Error failure) {
            DescriptorBody.close(messages, failure);
            throw failure;
        }
    }

    private static void decode(MemorySegment source, long end, List<ControlMessage> messages)
            throws IOException {
        long offset = 0;
        while (end - offset >= HEADER) {
            var header = source.asSlice(offset, HEADER);
            long declared = header.get(JAVA_LONG, Cmsghdr.CMSG_LEN);
            if (declared < HEADER) break;
            long size = Math.min(declared, end - offset) - HEADER;
            var type =
                    ControlType.of(
                            header.get(JAVA_INT, Cmsghdr.CMSG_LEVEL),
                            header.get(JAVA_INT, Cmsghdr.CMSG_TYPE));
            ControlBody.read(type, source.asSlice(offset + HEADER, size), messages);
            if (declared > end - offset - 7) break; // cut short, or the last
            offset += (declared + 7) & -8;
        }
    }
}
