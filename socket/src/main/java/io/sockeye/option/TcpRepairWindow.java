package io.sockeye.option;

import io.sockeye.internal.sys.LinuxTcp;
import java.lang.foreign.MemorySegment;

/// The windows of a connection: struct tcp_repair_window. All are 32 bits unsigned.
///
/// @param windowUpdate the sequence number of the segment that last moved the peer's window
/// @param sendWindow the peer's window in bytes
/// @param maxWindow the largest window that the peer ever had
/// @param receiveWindow our window in bytes
/// @param receiveUpdate the sequence number up to which our window was last told of
public record TcpRepairWindow(
        long windowUpdate,
        long sendWindow,
        long maxWindow,
        long receiveWindow,
        long receiveUpdate) {
    static final OptionType<TcpRepairWindow> TYPE =
            new StructType<>(
                    LinuxTcp.TcpRepairWindow.LAYOUT, TcpRepairWindow::read, TcpRepairWindow::write);

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a number has more than 32 bits; the message names it
    public TcpRepairWindow {
        Memory.checkUnsigned(windowUpdate, 0xffff_ffffL);
        Memory.checkUnsigned(sendWindow, 0xffff_ffffL);
        Memory.checkUnsigned(maxWindow, 0xffff_ffffL);
        Memory.checkUnsigned(receiveWindow, 0xffff_ffffL);
        Memory.checkUnsigned(receiveUpdate, 0xffff_ffffL);
    }

    private static TcpRepairWindow read(MemorySegment struct) {
        return new TcpRepairWindow(
                Memory.unsigned(struct, LinuxTcp.TcpRepairWindow.SND_WL1),
                Memory.unsigned(struct, LinuxTcp.TcpRepairWindow.SND_WND),
                Memory.unsigned(struct, LinuxTcp.TcpRepairWindow.MAX_WINDOW),
                Memory.unsigned(struct, LinuxTcp.TcpRepairWindow.RCV_WND),
                Memory.unsigned(struct, LinuxTcp.TcpRepairWindow.RCV_WUP));
    }

    private void write(MemorySegment struct) {
        Memory.putUnsigned(windowUpdate, struct, LinuxTcp.TcpRepairWindow.SND_WL1);
        Memory.putUnsigned(sendWindow, struct, LinuxTcp.TcpRepairWindow.SND_WND);
        Memory.putUnsigned(maxWindow, struct, LinuxTcp.TcpRepairWindow.MAX_WINDOW);
        Memory.putUnsigned(receiveWindow, struct, LinuxTcp.TcpRepairWindow.RCV_WND);
        Memory.putUnsigned(receiveUpdate, struct, LinuxTcp.TcpRepairWindow.RCV_WUP);
    }
}
