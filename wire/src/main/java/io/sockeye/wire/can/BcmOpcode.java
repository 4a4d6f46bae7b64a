package io.sockeye.wire.can;

import io.sockeye.wire.internal.Range;
import java.util.List;

/// What a message of the broadcast manager asks for or tells: `<linux/can/bcm.h>`.
///
/// @param number 0 to 4294967295
public record BcmOpcode(long number) {
    /// Asks to send frames over and over.
    public static final BcmOpcode TX_SETUP = new BcmOpcode(1);

    /// Asks to stop that.
    public static final BcmOpcode TX_DELETE = new BcmOpcode(2);

    /// Asks what is sent.
    public static final BcmOpcode TX_READ = new BcmOpcode(3);

    /// Asks to send one frame once.
    public static final BcmOpcode TX_SEND = new BcmOpcode(4);

    /// Asks to hear of frames whose content changes, or that stay away.
    public static final BcmOpcode RX_SETUP = new BcmOpcode(5);

    /// Asks to stop that.
    public static final BcmOpcode RX_DELETE = new BcmOpcode(6);

    /// Asks what is listened to.
    public static final BcmOpcode RX_READ = new BcmOpcode(7);

    /// Answers TX_READ.
    public static final BcmOpcode TX_STATUS = new BcmOpcode(8);

    /// Tells that the frames of the first interval have all been sent.
    public static final BcmOpcode TX_EXPIRED = new BcmOpcode(9);

    /// Answers RX_READ.
    public static final BcmOpcode RX_STATUS = new BcmOpcode(10);

    /// Tells that a frame stayed away.
    public static final BcmOpcode RX_TIMEOUT = new BcmOpcode(11);

    /// Tells of a frame that has changed, or is the first.
    public static final BcmOpcode RX_CHANGED = new BcmOpcode(12);

    private static final List<BcmOpcode> KNOWN =
            List.of(
                    TX_SETUP,
                    TX_DELETE,
                    TX_READ,
                    TX_SEND,
                    RX_SETUP,
                    RX_DELETE,
                    RX_READ,
                    TX_STATUS,
                    TX_EXPIRED,
                    RX_STATUS,
                    RX_TIMEOUT,
                    RX_CHANGED);

    private static final List<String> NAMES =
            List.of(
                    "TX_SETUP",
                    "TX_DELETE",
                    "TX_READ",
                    "TX_SEND",
                    "RX_SETUP",
                    "RX_DELETE",
                    "RX_READ",
                    "TX_STATUS",
                    "TX_EXPIRED",
                    "RX_STATUS",
                    "RX_TIMEOUT",
                    "RX_CHANGED");

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the number does not fit 32 bits
    public BcmOpcode {
        Range.check("opcode", number, CanId.MAX);
    }

    /// Answers the opcode with a number.
    ///
    /// @param number 0 to 4294967295
    /// @return the constant itself where there is one
    public static BcmOpcode of(long number) {
        return isKnown(number) ? KNOWN.get((int) number - 1) : new BcmOpcode(number);
    }

    private static boolean isKnown(long number) {
        return number >= 1 && number <= KNOWN.size();
    }

    /// Answers the name, or the number.
    ///
    /// @return such as `TX_SETUP`
    @Override
    public String toString() {
        return isKnown(number) ? NAMES.get((int) number - 1) : Long.toString(number);
    }
}
