package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `<net/if.h>`.
public final class NetIf {
    /// Room for the name of an interface and its NUL.
    public static final int IF_NAMESIZE = 16;

    /// `struct if_nameindex`, if_nameindex(3).
    public static final class IfNameindex {
        public static final StructLayout LAYOUT =
                structLayout(
                        JAVA_INT.withName("if_index"),
                        paddingLayout(4),
                        JAVA_LONG.withName("if_name"));
        public static final long IF_INDEX = LAYOUT.byteOffset(groupElement("if_index"));
        public static final long IF_NAME = LAYOUT.byteOffset(groupElement("if_name"));

        private IfNameindex() {}

        /// The element of C's list at an address.
        public static MemorySegment at(long address) {
            return Downcall.view(address, LAYOUT.byteSize());
        }
    }

    private static final MemorySegment IF_NAMEINDEX = Downcall.find("if_nameindex");
    private static final MemorySegment IF_FREENAMEINDEX = Downcall.find("if_freenameindex");
    private static final MemorySegment IF_NAMETOINDEX = Downcall.find("if_nametoindex");
    private static final MemorySegment IF_INDEXTONAME = Downcall.find("if_indextoname");

    private NetIf() {}

    /// `struct if_nameindex *if_nameindex(void)`, if_nameindex(3): an address, or -errno. The list ends with index 0.
    public static long ifNameindex(MemorySegment errno) {
        return Downcall.pointer(IF_NAMEINDEX, errno, 0, 0, 0, 0);
    }

    /// `void if_freenameindex(struct if_nameindex *ptr)`, if_nameindex(3).
    public static void ifFreenameindex(MemorySegment errno, long list) {
        Downcall.plain(IF_FREENAMEINDEX, errno, list, 0, 0, 0, 0, 0);
    }

    /// `unsigned int if_nametoindex(const char *ifname)`, if_nametoindex(3): the index, or -errno.
    public static int ifNametoindex(MemorySegment errno, MemorySegment ifname) {
        int index = Downcall.plain(IF_NAMETOINDEX, errno, ifname.address(), 0, 0, 0, 0, 0);
        return index == 0 ? -errno.get(JAVA_INT, 0) : index;
    }

    /// The name at an address of C, as `if_name` has it.
    public static String name(long address) {
        return Downcall.view(address, IF_NAMESIZE).getString(0);
    }

    /// `char *if_indextoname(unsigned int ifindex, char *ifname)`, if_nametoindex(3): an address, or -errno.
    ///
    /// @param ifname [#IF_NAMESIZE] bytes
    public static long ifIndextoname(MemorySegment errno, int ifindex, MemorySegment ifname) {
        return Downcall.pointer(IF_INDEXTONAME, errno, ifindex, ifname.address(), 0, 0);
    }
}
