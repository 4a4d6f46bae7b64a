package io.sockeye.option;

import io.sockeye.address.Bytes;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.internal.sys.LinuxTcp.TcpMd5sig;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.OptionalInt;

/// The key that signs segments to and from a peer: struct tcp_md5sig, RFC 2385.
///
/// @param peer the peer, of the socket's family; the port does not matter
/// @param prefix how many leading bits of the address count, with TCP_MD5SIG_EXT alone; empty is all
/// @param interfaceIndex the index of the interface, with TCP_MD5SIG_EXT alone; 0 is any
/// @param key at most 80 bytes; none takes the key away
public record TcpMd5Signature(
        IpSocketAddress peer, OptionalInt prefix, int interfaceIndex, Bytes key) {
    static final OptionType<TcpMd5Signature> TYPE =
            new StructType<>(TcpMd5sig.LAYOUT, TcpMd5Signature::read, TcpMd5Signature::write);

    private static final int MAX_KEY = 80; // TCP_MD5SIG_MAXKEYLEN
    private static final int FLAG_PREFIX = 1; // TCP_MD5SIG_FLAG_PREFIX
    private static final int FLAG_IFINDEX = 2; // TCP_MD5SIG_FLAG_IFINDEX

    /// Checks the parts.
    ///
    /// @throws IllegalArgumentException if the key is longer than 80 bytes, or the prefix longer than
    ///     128 bits; the message says so
    public TcpMd5Signature {
        Objects.requireNonNull(peer, "peer");
        Memory.checkUnsigned(prefix.orElse(0), 128);
        if (key.length() > MAX_KEY)
            throw new IllegalArgumentException(
                    "a key of " + key.length() + " bytes is longer than " + MAX_KEY);
    }

    /// The key for one peer.
    ///
    /// @param peer the peer; the port does not matter
    /// @param key at most 80 bytes, copied; none takes the key away
    /// @return the signature
    /// @throws IllegalArgumentException if the key is too long
    public static TcpMd5Signature of(IpSocketAddress peer, byte... key) {
        return new TcpMd5Signature(peer, OptionalInt.empty(), 0, Bytes.of(key));
    }

    /// Answers without the key, which is a secret.
    ///
    /// @return one line
    @Override
    public String toString() {
        return "TcpMd5Signature[%s, prefix %s, interface %d, key of %d bytes]"
                .formatted(peer, prefix, interfaceIndex, key.length());
    }

    private static TcpMd5Signature read(MemorySegment struct) {
        int flags = Memory.unsignedByte(struct, TcpMd5sig.TCPM_FLAGS);
        int prefix = Memory.unsignedByte(struct, TcpMd5sig.TCPM_PREFIXLEN);
        int length = Memory.unsignedShort(struct, TcpMd5sig.TCPM_KEYLEN);
        return new TcpMd5Signature(
                Memory.inet(struct, TcpMd5sig.TCPM_ADDR),
                (flags & FLAG_PREFIX) != 0 ? OptionalInt.of(prefix) : OptionalInt.empty(),
                struct.get(Memory.INT, TcpMd5sig.TCPM_IFINDEX),
                Memory.bytes(struct, TcpMd5sig.TCPM_KEY, Math.min(length, MAX_KEY)));
    }

    private void write(MemorySegment struct) {
        Memory.putSockaddr(peer, struct, TcpMd5sig.TCPM_ADDR);
        int flags =
                (prefix.isPresent() ? FLAG_PREFIX : 0) | (interfaceIndex != 0 ? FLAG_IFINDEX : 0);
        struct.set(Memory.BYTE, TcpMd5sig.TCPM_FLAGS, (byte) flags);
        struct.set(Memory.BYTE, TcpMd5sig.TCPM_PREFIXLEN, (byte) prefix.orElse(0));
        struct.set(Memory.SHORT, TcpMd5sig.TCPM_KEYLEN, (short) key.length());
        struct.set(Memory.INT, TcpMd5sig.TCPM_IFINDEX, interfaceIndex);
        Memory.putBytes(key, struct, TcpMd5sig.TCPM_KEY);
    }
}
