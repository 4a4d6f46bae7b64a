package io.sockeye.internal.sys;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;

/// `<time.h>`, and of `<sys/time.h>` the struct that came before.
public final class Time {
    /// `struct timespec`, timespec(3type).
    public static final class Timespec {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_LONG.withName("tv_sec"), JAVA_LONG.withName("tv_nsec"))
                        .withName("timespec");
        public static final long TV_SEC = LAYOUT.byteOffset(groupElement("tv_sec"));
        public static final long TV_NSEC = LAYOUT.byteOffset(groupElement("tv_nsec"));

        private Timespec() {}
    }

    /// `struct timeval`, timeval(3type).
    public static final class Timeval {
        public static final StructLayout LAYOUT =
                structLayout(JAVA_LONG.withName("tv_sec"), JAVA_LONG.withName("tv_usec"))
                        .withName("timeval");
        public static final long TV_SEC = LAYOUT.byteOffset(groupElement("tv_sec"));
        public static final long TV_USEC = LAYOUT.byteOffset(groupElement("tv_usec"));

        private Timeval() {}
    }

    private Time() {}
}
