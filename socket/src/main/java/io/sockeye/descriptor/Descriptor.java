package io.sockeye.descriptor;

/// Whatever has a file descriptor: a socket, a file of ours, a number somebody handed over.
///
/// The counterpart of Python's `fileno()` protocol: verbs that need only a number take this type.
public interface Descriptor {

    /// The number of the open descriptor.
    ///
    /// @return the number, or -1 once it is closed or detached
    int fileno();

    /// Views a bare number as a descriptor without taking it over.
    ///
    /// The caller keeps the number open for as long as the view is in use, and closes it.
    ///
    /// @param fileno a descriptor number, 0 or more
    /// @return the view
    static Descriptor of(int fileno) {
        return new Borrowed(fileno);
    }
}
