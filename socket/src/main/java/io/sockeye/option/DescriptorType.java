package io.sockeye.option;

import io.sockeye.descriptor.Descriptor;
import io.sockeye.descriptor.OwnedDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;

/// An `int` that is the number of a descriptor.
final class DescriptorType {
    /// Stays with whoever has it.
    static final OptionType<Descriptor> BORROWED =
            IntType.of("descriptor", Descriptor::of, Descriptor::fileno);

    /// Was opened by getsockopt(2), close-on-exec, for whoever reads the option.
    static final OptionType<OwnedDescriptor> OWNED =
            IntType.of("descriptor", DescriptorType::adopt, OwnedDescriptor::fileno);

    private DescriptorType() {}

    private static OwnedDescriptor adopt(int fileno) {
        try {
            return OwnedDescriptor.adopt(fileno);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the kernel has just opened it
        }
    }
}
