package io.sockeye.option;

import io.sockeye.internal.sys.LinuxTcp.TcpAoGetsockopt;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A key of TCP's authentication option that a socket has, and what it verified: struct
/// tcp_ao_getsockopt, RFC 5925.
///
/// @param key the key; whether it is in use is in `current` and `next`
/// @param good segments verified by it
/// @param bad segments whose signature was wrong
public record TcpAoKeyInfo(TcpAoKey key, long good, long bad) {
    /// All keys of a socket, up to 64.
    static final OptionType<List<TcpAoKeyInfo>> ALL = new All();

    /// Takes the parts.
    public TcpAoKeyInfo {
        Objects.requireNonNull(key, "key");
    }

    private static final class All implements AskingType<List<TcpAoKeyInfo>> {
        private static final int KEYS = 64;
        private static final int ONE = (int) TcpAoGetsockopt.LAYOUT.byteSize();
        private static final long BITS = TcpAoGetsockopt.NKEYS + Integer.BYTES;
        private static final short GET_ALL = 4;
        private static final StringType ALGORITHM = new StringType(64);
        private static final int MAX_KEY = 80;

        /// The kernel wants the size of one, and counts the room in nkeys.
        @Override
        public int size() {
            return ONE;
        }

        @Override
        public MemorySegment ask(Arena arena) {
            MemorySegment room = arena.allocate((long) KEYS * ONE, Long.BYTES);
            room.set(Memory.INT, TcpAoGetsockopt.NKEYS, KEYS);
            room.set(Memory.SHORT, BITS, GET_ALL);
            return room;
        }

        @Override
        public List<TcpAoKeyInfo> answer(MemorySegment room, long length) {
            return decode(room);
        }

        @Override
        public List<TcpAoKeyInfo> decode(MemorySegment value) {
            Memory.checkLength(value, ONE, this);
            // The first tells how many there are.
            long count =
                    Math.min(Memory.unsigned(value, TcpAoGetsockopt.NKEYS), value.byteSize() / ONE);
            var keys = new ArrayList<TcpAoKeyInfo>();
            for (long i = 0; i < count; i++) keys.add(read(value.asSlice(i * ONE, ONE)));
            return List.copyOf(keys);
        }

        private static TcpAoKeyInfo read(MemorySegment struct) {
            int bits = Memory.unsignedShort(struct, BITS);
            int length = Memory.unsignedByte(struct, TcpAoGetsockopt.KEYLEN);
            var key =
                    new TcpAoKey(
                            Memory.inet(struct, TcpAoGetsockopt.ADDR),
                            Memory.unsignedByte(struct, TcpAoGetsockopt.PREFIX),
                            ALGORITHM.decode(
                                    struct.asSlice(TcpAoGetsockopt.ALG_NAME, ALGORITHM.size())),
                            Memory.unsignedByte(struct, TcpAoGetsockopt.SNDID),
                            Memory.unsignedByte(struct, TcpAoGetsockopt.RCVID),
                            Memory.unsignedByte(struct, TcpAoGetsockopt.MACLEN),
                            Memory.unsignedByte(struct, TcpAoGetsockopt.KEYFLAGS),
                            struct.get(Memory.INT, TcpAoGetsockopt.IFINDEX),
                            (bits & TcpAoKey.SET_CURRENT) != 0,
                            (bits & TcpAoKey.SET_NEXT) != 0,
                            Memory.bytes(struct, TcpAoGetsockopt.KEY, Math.min(length, MAX_KEY)));
            return new TcpAoKeyInfo(
                    key,
                    struct.get(Memory.LONG, TcpAoGetsockopt.PKT_GOOD),
                    struct.get(Memory.LONG, TcpAoGetsockopt.PKT_BAD));
        }

        @Override
        public MemorySegment encode(List<TcpAoKeyInfo> value, Arena arena) {
            throw new UnsupportedOperationException("keys are set with TCP_AO_ADD_KEY");
        }

        @Override
        public String toString() {
            return "struct tcp_ao_getsockopt[]";
        }
    }
}
