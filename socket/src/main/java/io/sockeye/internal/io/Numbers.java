package io.sockeye.internal.io;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which descriptor numbers belong to this library, and to whom.
///
/// Two owners of one number would close it twice, and the second time it is a stranger's.
final class Numbers {
    private static final Object LOCK = new Object();
    private static @Nullable Handle[] owners = new @Nullable Handle[256]; // guarded by LOCK

    private Numbers() {}

    /// Notes a number that the kernel has just given us; it was nobody's, whatever we believed.
    static void claim(int fd, Handle handle) {
        synchronized (LOCK) {
            if (fd >= owners.length)
                owners = Arrays.copyOf(owners, Math.max(fd + 1, 2 * owners.length));
            owners[fd] = handle;
        }
    }

    /// Notes a number that a user hands over.
    ///
    /// @throws IllegalArgumentException if it is ours already
    static void adopt(int fd, Handle handle) {
        synchronized (LOCK) {
            if (owner(fd) != null) {
                throw new IllegalArgumentException(
                        "descriptor " + fd + " has an owner in this process already; duplicate it");
            }
            claim(fd, handle);
        }
    }

    static @Nullable Handle owner(int fd) {
        synchronized (LOCK) {
            return fd < owners.length ? owners[fd] : null;
        }
    }

    /// Called before close(2): once the number is closed, another thread may be given it.
    static void release(int fd, @Nullable Handle handle) {
        synchronized (LOCK) {
            if (handle == null || owner(fd) == handle) {
                if (fd < owners.length) owners[fd] = null;
            }
        }
    }
}
