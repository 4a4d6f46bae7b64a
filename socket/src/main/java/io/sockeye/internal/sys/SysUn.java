package io.sockeye.internal.sys;

/// `<sys/un.h>`: `struct sockaddr_un` is a family and a path whose length the address length tells, unix(7).
public final class SysUn {
    public static final int SUN_PATH = 2;
    public static final int SUN_PATH_SIZE = 108;

    private SysUn() {}
}
