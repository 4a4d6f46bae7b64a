package io.sockeye.wire.can;

/// The flags of a message to the broadcast manager: `<linux/can/bcm.h>`. Since Linux 2.6.25, but for the last.
public final class BcmFlags {
    /// The intervals and the count of this message are heeded.
    public static final int SETTIMER = 0x0001;

    /// Starts the timer with the intervals of this message; the first frame goes at once.
    public static final int STARTTIMER = 0x0002;

    /// Tell with TX_EXPIRED when the frames of the first interval have been sent.
    public static final int TX_COUNTEVT = 0x0004;

    /// A change of the frames is sent at once.
    public static final int TX_ANNOUNCE = 0x0008;

    /// The id of the message goes into each of its frames.
    public static final int TX_CP_CAN_ID = 0x0010;

    /// Only the id is compared, not the content: there are no frames in the message.
    public static final int RX_FILTER_ID = 0x0020;

    /// A change of the length is a change.
    public static final int RX_CHECK_DLC = 0x0040;

    /// The timer that watches for frames that stay away is not started by itself.
    public static final int RX_NO_AUTOTIMER = 0x0080;

    /// After a frame stayed away the next one is told of, changed or not.
    public static final int RX_ANNOUNCE_RESUME = 0x0100;

    /// Sending several frames begins again with the first.
    public static final int TX_RESET_MULTI_IDX = 0x0200;

    /// The frame in the message answers remote frames of the id.
    public static final int RX_RTR_FRAME = 0x0400;

    /// The frames of this message are FD frames. Since Linux 4.8.
    public static final int CAN_FD_FRAME = 0x0800;

    private BcmFlags() {}
}
