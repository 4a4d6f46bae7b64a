package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.address.Bytes;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.control.Credentials;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.internal.io.Handle;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysSocket.Cmsghdr;
import io.sockeye.internal.sys.SysSocket.Ucred;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// `struct cmsghdr` and what follows it, cmsg(3).
public final class ControlCodec {
    private static final int HEADER = (int) Cmsghdr.LAYOUT.byteSize();

    private ControlCodec() {}

    /// How many bytes the messages take.
    public static int size(List<ControlMessage> messages) {
        int size = 0;
        for (var message : messages)
            size = Math.addExact(size, ControlMessage.cmsgSpace(length(message)));
        return size;
    }

    private static int length(ControlMessage message) {
        return switch (message) {
            case PassedDescriptors passed -> 4 * passed.descriptors().size();
            case Credentials _ -> (int) Ucred.LAYOUT.byteSize();
            case OpaqueControlMessage opaque -> opaque.data().length();
        };
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
        for (var message : messages) {
            int length = length(message);
            var header = target.asSlice(offset, HEADER);
            header.set(JAVA_LONG, Cmsghdr.CMSG_LEN, ControlMessage.cmsgLen(length));
            header.set(JAVA_INT, Cmsghdr.CMSG_LEVEL, message.type().level());
            header.set(JAVA_INT, Cmsghdr.CMSG_TYPE, message.type().number());
            body(message, target.asSlice(offset + HEADER, length), numbers);
            offset += ControlMessage.cmsgSpace(length);
        }
    }

    private static void body(
            ControlMessage message, MemorySegment data, ToIntFunction<Descriptor> numbers) {
        switch (message) {
            case PassedDescriptors passed -> {
                for (int i = 0; i < passed.descriptors().size(); i++) {
                    data.setAtIndex(JAVA_INT, i, numbers.applyAsInt(passed.descriptors().get(i)));
                }
            }
            case Credentials credentials -> {
                data.set(JAVA_INT, Ucred.PID, credentials.pid());
                data.set(JAVA_INT, Ucred.UID, (int) credentials.uid());
                data.set(JAVA_INT, Ucred.GID, (int) credentials.gid());
            }
            case OpaqueControlMessage opaque ->
                    MemorySegment.copy(
                            opaque.data().toArray(), 0, data, JAVA_BYTE, 0, opaque.data().length());
        }
    }

    /// Reads what the kernel wrote. Every descriptor in it is owned from here on, also of a message cut short.
    ///
    /// @throws IOException if what the kernel sent as a descriptor is none
    public static List<ControlMessage> decode(MemorySegment source, long length)
            throws IOException {
        var messages = new ArrayList<ControlMessage>();
        long end = Math.min(length, source.byteSize());
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
            decode(type, source.asSlice(offset + HEADER, size), messages);
            if (declared > end - offset - 7) break; // cut short, or the last
            offset += (declared + 7) & -8;
        }
        return List.copyOf(messages);
    }

    private static void decode(ControlType type, MemorySegment data, List<ControlMessage> messages)
            throws IOException {
        boolean ofSockets = type.level() == SysSocket.SOL_SOCKET;
        if (ofSockets && type.number() == SysSocket.SCM_RIGHTS) {
            passed(data, messages);
        } else if (ofSockets
                && type.number() == SysSocket.SCM_CREDENTIALS
                && data.byteSize() >= Ucred.LAYOUT.byteSize()) {
            messages.add(
                    new Credentials(
                            data.get(JAVA_INT, Ucred.PID),
                            Integer.toUnsignedLong(data.get(JAVA_INT, Ucred.UID)),
                            Integer.toUnsignedLong(data.get(JAVA_INT, Ucred.GID))));
        } else {
            messages.add(opaque(type, data));
        }
    }

    private static OpaqueControlMessage opaque(ControlType type, MemorySegment data) {
        return new OpaqueControlMessage(type, Bytes.of(data.toArray(JAVA_BYTE)));
    }

    /// With SO_RIGHTS_NOTRUNC a negative errno takes the place of a descriptor that was refused; then the slots follow as they came.
    /// A message cut before the first descriptor is none.
    private static void passed(MemorySegment data, List<ControlMessage> messages)
            throws IOException {
        int count = (int) (data.byteSize() / 4);
        var descriptors = new ArrayList<OwnedDescriptor>(count);
        for (int i = 0; i < count; i++) {
            int fd = data.getAtIndex(JAVA_INT, i);
            if (fd < 0) continue;
            Handle.received(fd);
            descriptors.add(OwnedDescriptor.adopt(fd));
        }
        if (!descriptors.isEmpty()) messages.add(new PassedDescriptors(descriptors));
        if (descriptors.size() < count) messages.add(opaque(ControlType.SCM_RIGHTS, data));
    }
}
