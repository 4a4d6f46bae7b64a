package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.internal.sys.LinuxTcp.TcpAoAdd;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.util.Objects;

/// A key of TCP's authentication option: struct tcp_ao_add, RFC 5925.
///
/// @param peer the peer, of the socket's family; the port is 0
/// @param prefix how many leading bits of the address count
/// @param algorithm the hash by the kernel's name: `hmac(sha1)`, `cmac(aes128)`, `hmac(sha256)`
/// @param sendId the number that sent segments name the key by, 0 to 255
/// @param receiveId the number that received segments name it by, 0 to 255
/// @param macLength bytes of the signature; 0 is the algorithm's own
/// @param keyFlags TCP_AO_KEYF_ bits of [TcpOptions]
/// @param interfaceIndex the index of the interface, with TCP_AO_KEYF_IFINDEX
/// @param current whether the key is used for sending at once
/// @param next whether the peer is asked to use it
/// @param key at most 80 bytes
public record TcpAoKey(
        IpSocketAddress peer,
        int prefix,
        String algorithm,
        int sendId,
        int receiveId,
        int macLength,
        int keyFlags,
        int interfaceIndex,
        boolean current,
        boolean next,
        Bytes key) {
    static final OptionType<TcpAoKey> TYPE =
            new StructType<>(TcpAoAdd.LAYOUT, TcpAoKey::read, TcpAoKey::write);

    static final int SET_CURRENT = 1;
    static final int SET_NEXT = 2;

    private static final StringType ALGORITHM = new StringType(64);
    private static final int MAX_BYTE = 255;
    private static final int MAX_KEY = 80; // TCP_AO_MAXKEYLEN

    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or a text or key too long
    public TcpAoKey {
        Objects.requireNonNull(peer, "peer");
        Objects.requireNonNull(algorithm, "algorithm");
        Memory.checkUnsigned(prefix, 128);
        Memory.checkUnsigned(sendId, MAX_BYTE);
        Memory.checkUnsigned(receiveId, MAX_BYTE);
        Memory.checkUnsigned(macLength, MAX_BYTE);
        Memory.checkUnsigned(keyFlags, MAX_BYTE);
        ALGORITHM.check(algorithm);
        if (key.length() > MAX_KEY)
            throw new IllegalArgumentException(
                    "a key of " + key.length() + " bytes is longer than " + MAX_KEY);
    }

    /// A key for one peer with HMAC-SHA-1-96, which every speaker of RFC 5926 has.
    ///
    /// @param peer the peer; the port does not matter
    /// @param sendId the number that sent segments name the key by, 0 to 255
    /// @param receiveId the number that received segments name it by, 0 to 255
    /// @param key at most 80 bytes, copied
    /// @return the key
    /// @throws IllegalArgumentException if a number is out of range, or the key too long
    public static TcpAoKey of(IpSocketAddress peer, int sendId, int receiveId, byte... key) {
        int bits = peer.host() instanceof Inet4Address ? 32 : 128;
        return new TcpAoKey(
                peer, bits, "hmac(sha1)", sendId, receiveId, 0, 0, 0, false, false, Bytes.of(key));
    }

    /// Answers without the key, which is a secret.
    ///
    /// @return one line
    @Override
    public String toString() {
        return "TcpAoKey[%s/%d, %s, send %d, receive %d, key of %d bytes]"
                .formatted(peer, prefix, algorithm, sendId, receiveId, key.length());
    }

    private static TcpAoKey read(MemorySegment struct) {
        int set = struct.get(Memory.INT, TcpAoAdd.RESERVED2 - Integer.BYTES);
        int length = Memory.unsignedByte(struct, TcpAoAdd.KEYLEN);
        return new TcpAoKey(
                Memory.inet(struct, TcpAoAdd.ADDR),
                Memory.unsignedByte(struct, TcpAoAdd.PREFIX),
                ALGORITHM.decode(struct.asSlice(TcpAoAdd.ALG_NAME, ALGORITHM.size())),
                Memory.unsignedByte(struct, TcpAoAdd.SNDID),
                Memory.unsignedByte(struct, TcpAoAdd.RCVID),
                Memory.unsignedByte(struct, TcpAoAdd.MACLEN),
                Memory.unsignedByte(struct, TcpAoAdd.KEYFLAGS),
                struct.get(Memory.INT, TcpAoAdd.IFINDEX),
                (set & SET_CURRENT) != 0,
                (set & SET_NEXT) != 0,
                Memory.bytes(struct, TcpAoAdd.KEY, Math.min(length, MAX_KEY)));
    }

    private void write(MemorySegment struct) {
        Memory.putSockaddr(peer, struct, TcpAoAdd.ADDR);
        struct.setString(TcpAoAdd.ALG_NAME, algorithm);
        struct.set(Memory.INT, TcpAoAdd.IFINDEX, interfaceIndex);
        int set = (current ? SET_CURRENT : 0) | (next ? SET_NEXT : 0);
        struct.set(Memory.INT, TcpAoAdd.RESERVED2 - Integer.BYTES, set);
        struct.set(Memory.BYTE, TcpAoAdd.PREFIX, (byte) prefix);
        struct.set(Memory.BYTE, TcpAoAdd.SNDID, (byte) sendId);
        struct.set(Memory.BYTE, TcpAoAdd.RCVID, (byte) receiveId);
        struct.set(Memory.BYTE, TcpAoAdd.MACLEN, (byte) macLength);
        struct.set(Memory.BYTE, TcpAoAdd.KEYFLAGS, (byte) keyFlags);
        struct.set(Memory.BYTE, TcpAoAdd.KEYLEN, (byte) key.length());
        Memory.putBytes(key, struct, TcpAoAdd.KEY);
    }
}
