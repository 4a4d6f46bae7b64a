package io.sockeye.conformance;

import io.sockeye.Socket;
import io.sockeye.descriptor.OwnedDescriptor;
import java.io.IOException;
import java.lang.System.Logger.Level;

/// Ends the waits of Python's main thread when a signal has come, so that its handler can run: PEP 475.
///
/// CPython's C handler writes a byte to its wake-up descriptor. Here that descriptor is one end of a pair; a thread reads the other
/// end and interrupts the main thread.
public final class Signals {
    private static volatile int theirs = -1;

    private Signals() {}

    /// Starts to pass on what comes.
    public static void relay(Socket signals, Thread main) {
        Thread.ofPlatform().daemon().name("signals").start(() -> run(signals, main));
    }

    /// Where a test wants the bytes too; -1 is nowhere.
    public static void forward(int fileno) {
        theirs = fileno;
    }

    private static void run(Socket signals, Thread main) {
        try (signals) {
            byte[] numbers;
            while ((numbers = signals.recv(64)).length > 0) {
                main.interrupt();
                if (theirs >= 0) write(theirs, numbers);
            }
        } catch (IOException e) {
            System.getLogger("io.sockeye.conformance").log(Level.ERROR, "no more signals", e);
        }
    }

    private static void write(int fileno, byte[] numbers) throws IOException {
        var borrowed = OwnedDescriptor.adopt(fileno);
        try (var copy = borrowed.duplicate()) {
            copy.asOutputStream().write(numbers);
        } finally {
            borrowed.detach();
        }
    }
}
