package io.sockeye.address;

import java.util.Random;

/// Addresses of the families that are not IP or Unix, at random.
final class FamilyAddresses {
    private static final String PRINTABLE = "abcxyz0189-_(),:?%&=+@/";

    private final Random random;

    private FamilyAddresses(Random random) {
        this.random = random;
    }

    static SocketAddress random(Random random) {
        return new FamilyAddresses(random).any();
    }

    private SocketAddress any() {
        return switch (random.nextInt(16)) {
            case 0 ->
                    new PacketSocketAddress(
                            index(),
                            PacketProtocol.of(some(0x10000)),
                            PacketType.of(some(random.nextBoolean() ? 8 : 256)),
                            some(65536),
                            bytes(random.nextInt(33)));
            case 1 -> new NetlinkSocketAddress(unsigned(), unsigned());
            case 2 -> new VsockSocketAddress(unsigned(), unsigned(), some(256));
            case 3 -> new CanSocketAddress.Raw(index());
            case 4 -> new CanSocketAddress.Isotp(index(), unsigned(), unsigned());
            case 5 ->
                    new CanSocketAddress.J1939(
                            index(), random.nextLong(), some(0x40001), some(256));
            case 6 -> new AlgSocketAddress(text(13), text(63), unsigned(), unsigned());
            case 7 -> new TipcSocketAddress.Id(unsigned(), unsigned(), scope());
            case 8 -> new TipcSocketAddress.Name(unsigned(), unsigned(), unsigned(), scope());
            case 9 -> new TipcSocketAddress.Range(unsigned(), unsigned(), unsigned(), scope());
            case 10 ->
                    new BluetoothSocketAddress.L2cap(device(), some(65536), some(65536), some(256));
            case 11 -> new BluetoothSocketAddress.Rfcomm(device(), some(256));
            case 12 -> new BluetoothSocketAddress.Hci(some(65536), some(65536));
            case 13 -> new BluetoothSocketAddress.Sco(device());
            case 14 -> new QipcrtrSocketAddress(unsigned(), unsigned());
            default -> new XdpSocketAddress(some(65536), index(), index(), index());
        };
    }

    /// Often what goes without saying.
    private int some(int bound) {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(bound);
    }

    private int index() {
        return random.nextInt(3) == 0 ? 0 : random.nextInt() & Integer.MAX_VALUE;
    }

    private long unsigned() {
        return random.nextInt(3) == 0 ? 0 : Integer.toUnsignedLong(random.nextInt());
    }

    private int scope() {
        return (byte) random.nextInt();
    }

    private BluetoothAddress device() {
        return new BluetoothAddress(bytes(6));
    }

    private Bytes bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private String text(int max) {
        var text = new StringBuilder();
        for (int length = 1 + random.nextInt(max); length > 0; length--)
            text.append(PRINTABLE.charAt(random.nextInt(PRINTABLE.length())));
        return text.toString();
    }
}
