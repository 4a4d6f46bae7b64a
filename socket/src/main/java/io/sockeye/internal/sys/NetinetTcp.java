package io.sockeye.internal.sys;

/// `<netinet/tcp.h>`.
public final class NetinetTcp {
    public static final int TCP_ULP = 31;

    private NetinetTcp() {}
}
