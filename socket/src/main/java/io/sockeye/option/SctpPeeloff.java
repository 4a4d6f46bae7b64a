package io.sockeye.option;

import static io.sockeye.option.OptionLevel.SOL_SCTP;

import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.internal.sys.SysSocket;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// `sctp_peeloff_flags_arg_t`: the association, the descriptor that the kernel opens, flags as of socket(2).
final class SctpPeeloff {
    private static final int SIZE = 3 * Integer.BYTES;
    private static final long SD = Integer.BYTES;
    private static final long FLAGS = 2L * Integer.BYTES;

    private SctpPeeloff() {}

    static ReadOnlyOption<OwnedDescriptor> of(int association) {
        OptionType<OwnedDescriptor> type = new Opened();
        var question =
                new Question<>(
                        type,
                        arena -> {
                            MemorySegment struct = arena.allocate(SIZE, Integer.BYTES);
                            struct.set(Memory.INT, 0, association);
                            struct.set(Memory.INT, FLAGS, SysSocket.SOCK_CLOEXEC);
                            return struct;
                        });
        return new ReadOnlyOption<>("SCTP_SOCKOPT_PEELOFF_FLAGS", SOL_SCTP, 122, question);
    }

    private record Opened() implements OptionType<OwnedDescriptor> {
        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public OwnedDescriptor decode(MemorySegment value) {
            Memory.checkLength(value, SIZE, this);
            return DescriptorType.OWNED.decode(value.asSlice(SD, Integer.BYTES));
        }

        @Override
        public MemorySegment encode(OwnedDescriptor value, Arena arena) {
            throw new UnsupportedOperationException("the kernel opens it");
        }

        @Override
        public String toString() {
            return "sctp_peeloff_flags_arg_t";
        }
    }
}
