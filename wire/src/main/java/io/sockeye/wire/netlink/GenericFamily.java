package io.sockeye.wire.netlink;

import io.sockeye.wire.MalformedPacketException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A family of generic netlink, or that it has gone: CTRL_CMD_NEWFAMILY and CTRL_CMD_DELFAMILY of `<linux/genetlink.h>`.
///
/// @param header what the message begins with
/// @param id the number of the family: the type of its messages
/// @param name what it is called, such as `ethtool`
/// @param version of its words, 32 bits unsigned
/// @param headerSize how many bytes of a struct its messages have before the attributes; mostly 0
/// @param groups its multicast groups with their numbers, for NETLINK_ADD_MEMBERSHIP
/// @param gone whether it has gone
/// @param attributes all that the kernel says, CTRL_ATTR_ of `<linux/genetlink.h>`
public record GenericFamily(
        NetlinkHeader header,
        int id,
        String name,
        long version,
        int headerSize,
        Map<String, Long> groups,
        boolean gone,
        List<NetlinkAttribute> attributes)
        implements GenericNetlink {
    /// The number of the family that knows all others, the same everywhere.
    public static final int GENL_ID_CTRL = 16;

    private static final int CTRL_CMD_NEWFAMILY = 1;
    private static final int CTRL_CMD_DELFAMILY = 2;
    private static final int CTRL_CMD_GETFAMILY = 3;
    private static final int CTRL_ATTR_FAMILY_ID = 1;
    private static final int CTRL_ATTR_FAMILY_NAME = 2;
    private static final int CTRL_ATTR_VERSION = 3;
    private static final int CTRL_ATTR_HDRSIZE = 4;
    private static final int CTRL_ATTR_MCAST_GROUPS = 7;
    private static final int CTRL_ATTR_MCAST_GRP_NAME = 1;
    private static final int CTRL_ATTR_MCAST_GRP_ID = 2;

    /// Takes copies of the collections.
    public GenericFamily {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        attributes = List.copyOf(attributes);
    }

    /// The question for a family. The answer is ENOENT where the kernel does not have it; it loads the module if there is one.
    ///
    /// @param sequence comes back in the answer
    /// @param name such as `ethtool`
    /// @return a message to be sent to the kernel
    public static byte[] get(int sequence, String name) {
        var asked = NetlinkAttribute.text(CTRL_ATTR_FAMILY_NAME, name);
        return GenericMessage.request(GENL_ID_CTRL, 0, sequence, CTRL_CMD_GETFAMILY, 1, asked)
                .toBytes();
    }

    /// The question for all families.
    ///
    /// @param sequence comes back in the answers
    /// @return a message to be sent to the kernel
    public static byte[] dump(int sequence) {
        int flags = NetlinkFlags.NLM_F_DUMP;
        return GenericMessage.request(GENL_ID_CTRL, flags, sequence, CTRL_CMD_GETFAMILY, 1)
                .toBytes();
    }

    static boolean isOne(RawMessage message) throws MalformedPacketException {
        if (message.type() != GENL_ID_CTRL) return false;
        int command = message.body().fork().u8();
        return command == CTRL_CMD_NEWFAMILY || command == CTRL_CMD_DELFAMILY;
    }

    static GenericFamily of(RawMessage message) throws MalformedPacketException {
        var body = message.body();
        int command = body.u8();
        body.skip(3);
        var attributes = Attributes.read(body);
        var groups = new LinkedHashMap<String, Long>();
        var list = attributes.value(CTRL_ATTR_MCAST_GROUPS);
        if (list.isPresent())
            for (var each : Attributes.read(list.get()).values()) {
                var group = Attributes.read(each);
                var name = group.text(CTRL_ATTR_MCAST_GRP_NAME);
                groups.put(name, group.u32(CTRL_ATTR_MCAST_GRP_ID, 0));
            }
        return new GenericFamily(
                message.header(),
                attributes.u16(CTRL_ATTR_FAMILY_ID, 0),
                attributes.text(CTRL_ATTR_FAMILY_NAME),
                attributes.u32(CTRL_ATTR_VERSION, 0),
                (int) attributes.u32(CTRL_ATTR_HDRSIZE, 0),
                groups,
                command == CTRL_CMD_DELFAMILY,
                attributes.all());
    }

    /// Answers number, name and groups.
    ///
    /// @return such as `family 21 ethtool version 1 groups {monitor=6}`
    @Override
    public String toString() {
        return "family %d %s version %d groups %s%s"
                .formatted(id, name, version, groups, gone ? " gone" : "");
    }
}
