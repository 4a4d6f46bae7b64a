package io.sockeye.internal.sys;

/// `<errno.h>`: the numbers that this library decides by.
public final class SysErrno {
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int EBADF = 9;
    public static final int EAGAIN = 11;
    public static final int EINVAL = 22;
    public static final int EMFILE = 24;
    public static final int ERANGE = 34;
    public static final int ENOTSOCK = 88;
    public static final int ENOTCONN = 107;
    public static final int EALREADY = 114;
    public static final int EINPROGRESS = 115;

    private SysErrno() {}
}
