package io.sockeye.control;

import static io.sockeye.control.ControlType.SCM_TIMESTAMP;
import static io.sockeye.control.ControlType.SCM_TIMESTAMPING;
import static io.sockeye.control.ControlType.SCM_TIMESTAMPNS;
import static io.sockeye.control.OptionNames.SO_TIMESTAMPING_NEW;
import static io.sockeye.control.OptionNames.SO_TIMESTAMPNS_NEW;
import static io.sockeye.control.OptionNames.SO_TIMESTAMP_NEW;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a packet arrived or left: SCM_TIMESTAMP, SCM_TIMESTAMPNS, SCM_TIMESTAMPING of socket(7) and of the kernel's
/// Documentation/networking/timestamping.rst.
///
/// The kernel sends it with SO_TIMESTAMP, SO_TIMESTAMPNS or SO_TIMESTAMPING. On the error queue it comes with the packet that left, and
/// a [ReceivedError] beside it says which packet that was and how far it had come; see [ReceivedError#transmit()].
///
/// @param type one of the three, or its number for 64-bit times of 32-bit machines (SO_TIMESTAMP_NEW, since Linux 5.1), which 64-bit
///     machines know too
/// @param software by the system's real-time clock; in microseconds with SCM_TIMESTAMP
/// @param hardware by the clock of the device, which need not know the time of day; SCM_TIMESTAMPING only
public record Timestamps(ControlType type, Optional<Instant> software, Optional<Instant> hardware)
        implements ControlMessage {
    /// Takes the parts.
    ///
    /// @throws IllegalArgumentException if the type is another, or has no room for these times
    public Timestamps {
        OptionNames.require(
                type,
                SCM_TIMESTAMP,
                SCM_TIMESTAMPNS,
                SCM_TIMESTAMPING,
                SO_TIMESTAMP_NEW,
                SO_TIMESTAMPNS_NEW,
                SO_TIMESTAMPING_NEW);
        boolean both = type.equals(SCM_TIMESTAMPING) || type.equals(SO_TIMESTAMPING_NEW);
        if (!both && hardware.isPresent())
            throw new IllegalArgumentException(type + " has no time of the hardware: " + hardware);
        boolean micros = type.equals(SCM_TIMESTAMP) || type.equals(SO_TIMESTAMP_NEW);
        if (micros && software.isPresent() && !isMicros(software.get()))
            throw new IllegalArgumentException(type + " has no nanoseconds: " + software.get());
    }

    private static boolean isMicros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).equals(time);
    }
}
