package io.sockeye.wire.bpf;

import java.util.List;

/// What the kernel knows beside the bytes of a packet: `ld #proto` and its like. The place in the list is the offset from SKF_AD_OFF
/// divided by 4, as in `<linux/filter.h>`.
final class Ancillary {
    private static final List<String> NAMES =
            List.of(
                    "proto",
                    "type",
                    "ifidx",
                    "nla",
                    "nlan",
                    "mark",
                    "queue",
                    "hatype",
                    "rxhash",
                    "cpu",
                    "alu_xor_x",
                    "vlan_tci",
                    "vlan_avail",
                    "poff",
                    "rand",
                    "vlan_tpid");

    private Ancillary() {}

    /// The constant that loads it, or -1.
    static long offset(String name) {
        int index = NAMES.indexOf(name);
        return index < 0 || name.equals("alu_xor_x")
                ? -1
                : Integer.toUnsignedLong(Code.SKF_AD_OFF + 4 * index);
    }

    /// What a constant loads, or "".
    static String name(long k) {
        long offset = k - Integer.toUnsignedLong(Code.SKF_AD_OFF);
        if (offset < 0 || offset % 4 != 0 || offset / 4 >= NAMES.size()) return "";
        return NAMES.get((int) offset / 4);
    }
}
