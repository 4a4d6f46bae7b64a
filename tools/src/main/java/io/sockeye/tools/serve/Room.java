package io.sockeye.tools.serve;

import java.util.concurrent.Semaphore;

/// Memory for what is on its way to clients, who may read slowly or not at all: all of them together get so much and no more.
final class Room {
    /// For responses; a page of a directory takes 20 MiB at the most.
    static final Room RESPONSES = new Room(48 * 1024);

    private static final int KIB = 1024;

    /// Each connection may hold that much: it is not counted.
    static final int LITTLE = 4 * KIB;

    private final Semaphore kibibytes;

    Room(int kibibytes) {
        this.kibibytes = new Semaphore(kibibytes);
    }

    /// Asks for some, without a wait.
    ///
    /// @return whether it is there; then [#release] gives it back
    boolean take(int bytes) {
        return bytes <= LITTLE || kibibytes.tryAcquire(bytes / KIB);
    }

    void release(int bytes) {
        if (bytes > LITTLE) kibibytes.release(bytes / KIB);
    }
}
