package io.sockeye.internal.codec;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.sockeye.control.ControlType;
import io.sockeye.control.Timestamps;
import io.sockeye.internal.sys.LinuxErrqueue.ScmTimestamping;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.Time.Timespec;
import io.sockeye.internal.sys.Time.Timeval;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Optional;

/// `struct timeval`, `struct timespec` or three of those, the second of which the kernel does not use any more. Zero is no time.
final class TimeBody {
    private static final int MICROS = 1_000_000;
    private static final int NANOS = 1_000_000_000;

    private static final long SOFTWARE = ScmTimestamping.TS;
    private static final long HARDWARE = ScmTimestamping.TS + 2 * Timespec.LAYOUT.byteSize();

    private TimeBody() {}

    static int length(int number) {
        return (int)
                switch (number) {
                    case SysSocket.SCM_TIMESTAMP, SysSocket.SO_TIMESTAMP_NEW ->
                            Timeval.LAYOUT.byteSize();
                    case SysSocket.SCM_TIMESTAMPNS, SysSocket.SO_TIMESTAMPNS_NEW ->
                            Timespec.LAYOUT.byteSize();
                    default -> ScmTimestamping.LAYOUT.byteSize();
                };
    }

    private static boolean countsMicros(int number) {
        return number == SysSocket.SCM_TIMESTAMP || number == SysSocket.SO_TIMESTAMP_NEW;
    }

    private static boolean hasHardware(int number) {
        return number == SysSocket.SCM_TIMESTAMPING || number == SysSocket.SO_TIMESTAMPING_NEW;
    }

    static Optional<Timestamps> read(ControlType type, MemorySegment data) {
        int number = type.number();
        if (data.byteSize() < length(number)) return Optional.empty();
        int units = countsMicros(number) ? MICROS : NANOS;
        if (!isTime(data, SOFTWARE, units)) return Optional.empty();
        var software = time(data, SOFTWARE, units);
        if (!hasHardware(number))
            return Optional.of(new Timestamps(type, software, Optional.empty()));
        if (!isTime(data, HARDWARE, units)) return Optional.empty();
        return Optional.of(new Timestamps(type, software, time(data, HARDWARE, units)));
    }

    private static boolean isTime(MemorySegment data, long offset, int units) {
        long seconds = data.get(JAVA_LONG, offset + Timespec.TV_SEC);
        long part = data.get(JAVA_LONG, offset + Timespec.TV_NSEC);
        return seconds >= Instant.MIN.getEpochSecond()
                && seconds <= Instant.MAX.getEpochSecond()
                && part >= 0
                && part < units;
    }

    private static Optional<Instant> time(MemorySegment data, long offset, int units) {
        long seconds = data.get(JAVA_LONG, offset + Timespec.TV_SEC);
        long part = data.get(JAVA_LONG, offset + Timespec.TV_NSEC);
        if (seconds == 0 && part == 0) return Optional.empty();
        return Optional.of(Instant.ofEpochSecond(seconds, part * (NANOS / units)));
    }

    static void write(Timestamps times, MemorySegment data) {
        int number = times.type().number();
        int units = countsMicros(number) ? MICROS : NANOS;
        times.software().ifPresent(time -> put(time, data, SOFTWARE, units));
        times.hardware().ifPresent(time -> put(time, data, HARDWARE, units));
    }

    private static void put(Instant time, MemorySegment data, long offset, int units) {
        data.set(JAVA_LONG, offset + Timespec.TV_SEC, time.getEpochSecond());
        data.set(JAVA_LONG, offset + Timespec.TV_NSEC, time.getNano() / (NANOS / units));
    }
}
