package io.sockeye.resolve;

import io.sockeye.internal.named.Constants;

/// Why the name service has no entry for a host: `h_errno` of `<netdb.h>`, gethostbyname(3).
///
/// @param number as glibc and musl have it
public record HostError(int number) {
    private static final Constants<HostError> NAMES =
            Constants.of(HostError.class, HostError::number);

    /// A system call failed; the cause of the exception says which error.
    public static final HostError NETDB_INTERNAL = new HostError(-1);

    /// No such host.
    public static final HostError HOST_NOT_FOUND = new HostError(1);

    /// The name service did not answer: it may later.
    public static final HostError TRY_AGAIN = new HostError(2);

    /// The name service failed for good.
    public static final HostError NO_RECOVERY = new HostError(3);

    /// The name is known, and has no address of that family.
    public static final HostError NO_DATA = new HostError(4);

    /// The same as [#NO_DATA].
    public static final HostError NO_ADDRESS = NO_DATA;

    /// The error of a number.
    ///
    /// @param number an h_errno
    /// @return the constant itself where there is one
    public static HostError of(int number) {
        return NAMES.find(number, other -> new HostError((int) other));
    }

    /// The text, in English.
    ///
    /// @return as hstrerror(3) has it
    public String message() {
        return switch (number) {
            case -1 -> "Resolver internal error";
            case 0 -> "Resolver Error 0 (no error)";
            case 1 -> "Unknown host";
            case 2 -> "Host name lookup failure";
            case 3 -> "Unknown server error";
            case 4 -> "No address associated with name";
            default -> "Unknown resolver error";
        };
    }

    /// `HOST_NOT_FOUND`, or the number.
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
