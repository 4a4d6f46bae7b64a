package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.sockeye.address.BluetoothAddress;
import io.sockeye.address.BluetoothSocketAddress;
import io.sockeye.address.BluetoothSocketAddress.Hci;
import io.sockeye.address.BluetoothSocketAddress.L2cap;
import io.sockeye.address.BluetoothSocketAddress.Rfcomm;
import io.sockeye.address.BluetoothSocketAddress.Sco;
import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;
import io.sockeye.internal.sys.Bluetooth.SockaddrHci;
import io.sockeye.internal.sys.Bluetooth.SockaddrL2;
import io.sockeye.internal.sys.Bluetooth.SockaddrRc;
import io.sockeye.internal.sys.Bluetooth.SockaddrSco;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Addresses of Bluetooth. Each protocol has a struct of its own, and each struct a length of its own: that is how they are told apart.
final class BluetoothCodec {
    private static final int ADDRESS_SIZE = 6;

    private BluetoothCodec() {}

    static int encode(BluetoothSocketAddress address, MemorySegment target) {
        return switch (address) {
            case L2cap l2cap -> {
                // Little-endian in C, as every machine is that this library runs on.
                target.set(JAVA_SHORT, SockaddrL2.L2_PSM, (short) l2cap.psm());
                put(l2cap.address(), target, SockaddrL2.L2_BDADDR);
                target.set(JAVA_SHORT, SockaddrL2.L2_CID, (short) l2cap.cid());
                target.set(JAVA_BYTE, SockaddrL2.L2_BDADDR_TYPE, (byte) l2cap.addressType());
                target.set(JAVA_BYTE, SockaddrL2.L2_BDADDR_TYPE + 1, (byte) 0);
                yield SockaddrL2.SIZE;
            }
            case Rfcomm rfcomm -> {
                put(rfcomm.address(), target, SockaddrRc.RC_BDADDR);
                target.set(JAVA_BYTE, SockaddrRc.RC_CHANNEL, (byte) rfcomm.channel());
                target.set(JAVA_BYTE, SockaddrRc.RC_CHANNEL + 1, (byte) 0);
                yield SockaddrRc.SIZE;
            }
            case Hci hci -> {
                target.set(JAVA_SHORT, SockaddrHci.HCI_DEV, (short) hci.device());
                target.set(JAVA_SHORT, SockaddrHci.HCI_CHANNEL, (short) hci.channel());
                yield SockaddrHci.SIZE;
            }
            case Sco sco -> {
                put(sco.address(), target, SockaddrSco.SCO_BDADDR);
                yield SockaddrSco.SIZE;
            }
        };
    }

    /// C has the bytes from the last to the first.
    private static void put(BluetoothAddress address, MemorySegment target, long offset) {
        for (int i = 0; i < ADDRESS_SIZE; i++)
            target.set(JAVA_BYTE, offset + i, address.bytes().at(ADDRESS_SIZE - 1 - i));
    }

    static @Nullable SocketAddress decode(MemorySegment source, int size) {
        if (size == SockaddrL2.SIZE)
            return new L2cap(
                    address(source, SockaddrL2.L2_BDADDR),
                    number(source, SockaddrL2.L2_PSM),
                    number(source, SockaddrL2.L2_CID),
                    octet(source, SockaddrL2.L2_BDADDR_TYPE));
        if (size == SockaddrRc.SIZE)
            return new Rfcomm(
                    address(source, SockaddrRc.RC_BDADDR), octet(source, SockaddrRc.RC_CHANNEL));
        if (size == SockaddrSco.SIZE) return new Sco(address(source, SockaddrSco.SCO_BDADDR));
        if (size == SockaddrHci.SIZE)
            return new Hci(
                    number(source, SockaddrHci.HCI_DEV), number(source, SockaddrHci.HCI_CHANNEL));
        return null;
    }

    private static BluetoothAddress address(MemorySegment source, long offset) {
        var bytes = new byte[ADDRESS_SIZE];
        for (int i = 0; i < ADDRESS_SIZE; i++)
            bytes[i] = source.get(JAVA_BYTE, offset + ADDRESS_SIZE - 1 - i);
        return new BluetoothAddress(Bytes.of(bytes));
    }

    private static int number(MemorySegment source, long offset) {
        return Short.toUnsignedInt(source.get(JAVA_SHORT, offset));
    }

    private static int octet(MemorySegment source, long offset) {
        return Byte.toUnsignedInt(source.get(JAVA_BYTE, offset));
    }
}
