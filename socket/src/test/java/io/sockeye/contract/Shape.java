package io.sockeye.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The forms in which data is handed to a verb. Each lies inside something larger, whose margins must stay as they are.
enum Shape {
    ARRAY {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            return verbs.array.on(data.clone());
        }

        @Override
        byte[] receive(Verbs verbs, int room) throws IOException {
            byte[] target = new byte[room];
            int count = verbs.array.on(target);
            return Arrays.copyOf(target, count);
        }
    },
    RANGE {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            return verbs.range.on(framed(data), MARGIN, data.length);
        }

        @Override
        byte[] receive(Verbs verbs, int room) throws IOException {
            byte[] target = framed(new byte[room]);
            int count = verbs.range.on(target, MARGIN, room);
            return inner(target, count, room);
        }
    },
    HEAP_BUFFER {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            // A slice: its array begins before it.
            var buffer = ByteBuffer.wrap(framed(data)).slice(2, data.length + 2 * MARGIN - 2);
            return moving(verbs, buffer.position(MARGIN - 2).limit(MARGIN - 2 + data.length));
        }

        @Override
        byte[] receive(Verbs verbs, int room) throws IOException {
            byte[] target = framed(new byte[room]);
            int count = moving(verbs, ByteBuffer.wrap(target, MARGIN, room));
            return inner(target, count, room);
        }
    },
    DIRECT_BUFFER {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            var buffer = ByteBuffer.allocateDirect(data.length + 2 * MARGIN).put(framed(data));
            return moving(verbs, buffer.position(MARGIN).limit(MARGIN + data.length));
        }

        @Override
        byte[] receive(Verbs verbs, int room) throws IOException {
            var buffer = ByteBuffer.allocateDirect(room + 2 * MARGIN).put(framed(new byte[room]));
            int count = moving(verbs, buffer.position(MARGIN).limit(MARGIN + room));
            byte[] target = new byte[buffer.capacity()];
            buffer.clear().get(target);
            return inner(target, count, room);
        }
    },
    READ_ONLY_BUFFER {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            var buffer = ByteBuffer.wrap(framed(data), MARGIN, data.length).asReadOnlyBuffer();
            return moving(verbs, buffer);
        }

        @Override
        boolean receives() {
            return false;
        }
    },
    CONFINED_SEGMENT {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            try (var arena = Arena.ofConfined()) {
                return segment(verbs, arena, data);
            }
        }

        @Override
        byte[] receive(Verbs verbs, int room) throws IOException {
            try (var arena = Arena.ofConfined()) {
                return segment(verbs, arena, room);
            }
        }
    },
    SHARED_SEGMENT {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            try (var arena = Arena.ofShared()) {
                return segment(verbs, arena, data);
            }
        }

        @Override
        byte[] receive(Verbs verbs, int room) throws IOException {
            try (var arena = Arena.ofShared()) {
                return segment(verbs, arena, room);
            }
        }
    },
    HEAP_SEGMENT {
        @Override
        int send(Verbs verbs, byte[] data) throws IOException {
            return verbs.segment.on(
                    MemorySegment.ofArray(framed(data)).asSlice(MARGIN, data.length));
        }

        @Override
        byte[] receive(Verbs verbs, int room) throws IOException {
            byte[] target = framed(new byte[room]);
            int count = verbs.segment.on(MemorySegment.ofArray(target).asSlice(MARGIN, room));
            return inner(target, count, room);
        }
    };

    private static final int MARGIN = 7;
    private static final byte FILL = 0x55;

    /// Hands data to a verb that sends.
    abstract int send(Verbs verbs, byte[] data) throws IOException;

    /// Hands room to a verb that receives.
    ///
    /// @return as many bytes as the verb says
    byte[] receive(Verbs verbs, int room) throws IOException {
        throw new UnsupportedOperationException(this + " has no room to write to");
    }

    boolean receives() {
        return true;
    }

    private static byte[] framed(byte[] data) {
        byte[] all = new byte[data.length + 2 * MARGIN];
        Arrays.fill(all, FILL);
        System.arraycopy(data, 0, all, MARGIN, data.length);
        return all;
    }

    private static byte[] inner(byte[] all, int count, int room) {
        byte[] margin = new byte[MARGIN];
        Arrays.fill(margin, FILL);
        assertThat(Arrays.copyOf(all, MARGIN)).as("before the room").isEqualTo(margin);
        assertThat(Arrays.copyOfRange(all, MARGIN + room, all.length))
                .as("behind the room")
                .isEqualTo(margin);
        return Arrays.copyOfRange(all, MARGIN, MARGIN + count);
    }

    private static int moving(Verbs verbs, ByteBuffer buffer) throws IOException {
        int position = buffer.position();
        int limit = buffer.limit();
        int count = verbs.buffer.on(buffer);
        assertThat(buffer.position()).as("position").isEqualTo(position + count);
        assertThat(buffer.limit()).as("limit").isEqualTo(limit);
        return count;
    }

    private static int segment(Verbs verbs, Arena arena, byte[] data) throws IOException {
        var all = arena.allocateFrom(ValueLayout.JAVA_BYTE, framed(data));
        return verbs.segment.on(all.asSlice(MARGIN, data.length));
    }

    private static byte[] segment(Verbs verbs, Arena arena, int room) throws IOException {
        var all = arena.allocateFrom(ValueLayout.JAVA_BYTE, framed(new byte[room]));
        int count = verbs.segment.on(all.asSlice(MARGIN, room));
        return inner(all.toArray(ValueLayout.JAVA_BYTE), count, room);
    }

    interface ArrayVerb {
        int on(byte[] data) throws IOException;
    }

    interface RangeVerb {
        int on(byte[] data, int offset, int length) throws IOException;
    }

    interface BufferVerb {
        int on(ByteBuffer data) throws IOException;
    }

    interface SegmentVerb {
        int on(MemorySegment data) throws IOException;
    }

    /// One verb in its four forms.
    record Verbs(ArrayVerb array, RangeVerb range, BufferVerb buffer, SegmentVerb segment) {}
}
