package io.sockeye.descriptor;

/// A number that belongs to somebody else.
record Borrowed(int fileno) implements Descriptor {
    Borrowed {
        if (fileno < 0) throw new IllegalArgumentException("descriptor " + fileno + " is negative");
    }
}
