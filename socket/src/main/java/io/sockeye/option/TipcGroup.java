package io.sockeye.option;

import io.sockeye.internal.sys.LinuxTipc.TipcGroupReq;
import java.lang.foreign.MemorySegment;

/// A group of communicating TIPC sockets: struct tipc_group_req of `<linux/tipc.h>`.
///
/// @param type the number of the group
/// @param instance the number of this member
/// @param scope 2 the cluster, 3 this node
/// @param flags [#TIPC_GROUP_LOOPBACK] and its like
public record TipcGroup(long type, long instance, long scope, long flags) {
    /// Receive what this socket sends.
    public static final int TIPC_GROUP_LOOPBACK = 1;

    /// Receive an empty message when a member comes or goes.
    public static final int TIPC_GROUP_MEMBER_EVTS = 2;

    static final OptionType<TipcGroup> TYPE =
            new StructType<>(TipcGroupReq.LAYOUT, TipcGroup::read, TipcGroup::write);

    private static TipcGroup read(MemorySegment struct) {
        return new TipcGroup(
                Memory.unsigned(struct, TipcGroupReq.TYPE),
                Memory.unsigned(struct, TipcGroupReq.INSTANCE),
                Memory.unsigned(struct, TipcGroupReq.SCOPE),
                Memory.unsigned(struct, TipcGroupReq.FLAGS));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(type, struct, TipcGroupReq.TYPE);
        Memory.putUnsigned(instance, struct, TipcGroupReq.INSTANCE);
        Memory.putUnsigned(scope, struct, TipcGroupReq.SCOPE);
        Memory.putUnsigned(flags, struct, TipcGroupReq.FLAGS);
    }
}
