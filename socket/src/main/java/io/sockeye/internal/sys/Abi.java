package io.sockeye.internal.sys;

import java.nio.ByteOrder;

/// What this library knows of the machine that it runs on.
public final class Abi {

    /// `epoll_event` is packed here and nowhere else, `<linux/eventpoll.h>`.
    static final boolean X86_64 = System.getProperty("os.arch").equals("amd64");

    private Abi() {}

    /// Refuses machines whose C layouts this library does not have.
    static void require() {
        var system = System.getProperty("os.name");
        var bits = System.getProperty("sun.arch.data.model", "64");
        if (!system.equals("Linux")
                || !bits.equals("64")
                || ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new LinkageError(
                    "Sockeye works on 64-bit little-endian Linux; this is %s, %s bits, %s"
                            .formatted(system, bits, ByteOrder.nativeOrder()));
        }
    }
}
