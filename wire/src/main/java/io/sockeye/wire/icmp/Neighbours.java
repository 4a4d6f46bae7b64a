package io.sockeye.wire.icmp;

import io.sockeye.wire.MalformedPacketException;
import io.sockeye.wire.internal.Cursor;
import io.sockeye.wire.internal.Hosts;
import io.sockeye.wire.internal.Writer;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What the messages of neighbour discovery share: four bytes, up to two addresses, options.
final class Neighbours {
    static final int ADDRESS = 16;

    private Neighbours() {}

    static int length(int addresses, List<NeighbourOption> options) {
        return Echo.HEADER + addresses * ADDRESS + Writer.length(options);
    }

    /// Writes all of it.
    ///
    /// @param second the four bytes behind the checksum
    static void write(
            int type,
            int second,
            List<Inet6Address> addresses,
            List<NeighbourOption> options,
            ByteBuffer target) {
        var part = Writer.part(target, length(addresses.size(), options));
        part.put((byte) type).put((byte) 0).putShort((short) 0).putInt(second);
        for (var address : addresses) part.put(address.getAddress());
        for (var option : options) option.write(part);
    }

    /// Begins an option.
    static ByteBuffer option(int type, int length, ByteBuffer target) {
        return Writer.part(target, length).put((byte) type).put((byte) (length / 8));
    }

    /// Options in a line.
    static String text(List<NeighbourOption> options) {
        return options.isEmpty() ? "" : ", " + options;
    }

    /// Reads options up to the end.
    static List<NeighbourOption> options(Cursor cursor) throws MalformedPacketException {
        var options = new ArrayList<NeighbourOption>();
        while (cursor.remaining() > 0) {
            int type = cursor.u8();
            int words = cursor.u8();
            if (words == 0) throw cursor.malformed("an option of no length");
            options.add(option(type, words, cursor.part("ICMPv6 option", words * 8 - 2)));
        }
        return List.copyOf(options);
    }

    private static NeighbourOption option(int type, int words, Cursor body)
            throws MalformedPacketException {
        return switch (type) {
            case LinkLayerAddress.SOURCE, LinkLayerAddress.TARGET ->
                    new LinkLayerAddress(type, body.rest());
            case PrefixInformation.TYPE -> {
                length(words == 4, words, body);
                int prefixLength = body.u8();
                if (prefixLength > 128)
                    throw body.malformed("a prefix of " + prefixLength + " bits");
                int flags = body.u8();
                long valid = body.u32();
                long preferred = body.u32();
                body.skip(4);
                yield new PrefixInformation(
                        prefixLength, flags, valid, preferred, Hosts.inet6(body));
            }
            case RedirectedPacket.TYPE -> {
                body.skip(6);
                yield new RedirectedPacket(body.rest());
            }
            case LinkMtu.TYPE -> {
                length(words == 1, words, body);
                body.skip(2);
                yield new LinkMtu(body.u32());
            }
            case RecursiveDnsServers.TYPE -> {
                length(words >= 3 && words % 2 == 1, words, body);
                body.skip(2);
                long lifetime = body.u32();
                var servers = new ArrayList<Inet6Address>();
                while (body.remaining() > 0) servers.add(Hosts.inet6(body));
                yield new RecursiveDnsServers(lifetime, servers);
            }
            default -> new OpaqueNeighbourOption(type, body.rest());
        };
    }

    private static void length(boolean right, int words, Cursor body)
            throws MalformedPacketException {
        if (!right) throw body.malformed("an option of " + words * 8 + " bytes");
    }
}
