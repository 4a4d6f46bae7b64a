package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.control.ProcessDescriptor;
import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.internal.io.Handle;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Numbers that the kernel made for us while it wrote the message: each is owned as soon as it is read.
final class DescriptorBody {
    private DescriptorBody() {}

    static void write(
            PassedDescriptors passed, MemorySegment data, ToIntFunction<Descriptor> numbers) {
        for (int i = 0; i < passed.descriptors().size(); i++) {
            data.setAtIndex(JAVA_INT, i, numbers.applyAsInt(passed.descriptors().get(i)));
        }
    }

    /// With SO_RIGHTS_NOTRUNC a negative errno takes the place of a descriptor that was refused; then the slots follow as they came.
    /// A message cut before the first descriptor is none.
    static void passed(MemorySegment data, List<ControlMessage> messages) throws IOException {
        int count = (int) (data.byteSize() / Integer.BYTES);
        var descriptors = new ArrayList<OwnedDescriptor>(count);
        IOException failure = null;
        for (int i = 0; i < count; i++) {
            int fd = data.getAtIndex(JAVA_INT, i);
            if (fd < 0) continue;
            try {
                descriptors.add(own(fd));
            } catch (IOException e) {
                failure = e; // the others get their owner first
            }
        }
        if (!descriptors.isEmpty()) messages.add(new PassedDescriptors(descriptors));
        if (failure != null) throw failure;
        if (descriptors.size() < count)
            messages.add(ControlBody.opaque(ControlType.SCM_RIGHTS, data));
    }

    /// A negative errno takes the place of a pidfd that the kernel could not make.
    static void process(MemorySegment data, List<ControlMessage> messages) throws IOException {
        if (data.byteSize() < Integer.BYTES || data.get(JAVA_INT, 0) < 0)
            messages.add(ControlBody.opaque(ControlType.SCM_PIDFD, data));
        else messages.add(new ProcessDescriptor(own(data.get(JAVA_INT, 0))));
    }

    private static OwnedDescriptor own(int fd) throws IOException {
        Handle.received(fd);
        return OwnedDescriptor.adopt(fd);
    }

    /// Closes what nobody will ever see.
    static void close(List<ControlMessage> messages, Throwable failure) {
        for (var message : messages) {
            if (message instanceof ProcessDescriptor process) close(process.descriptor(), failure);
            if (!(message instanceof PassedDescriptors passed)) continue;
            for (Descriptor descriptor : passed.descriptors()) {
                if (descriptor instanceof OwnedDescriptor owned) close(owned, failure);
            }
        }
    }

    private static void close(OwnedDescriptor descriptor, Throwable failure) {
        try {
            descriptor.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
