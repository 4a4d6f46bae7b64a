package io.sockeye.tools.tour;

/// One exchange of the tour.
///
/// @param name what it shows
/// @param exchange what it does
record Step(String name, Exchange exchange) {
    /// Does something with sockets and answers what happened, in a few words. Throws when it did not happen.
    @FunctionalInterface
    interface Exchange {
        String run() throws Exception;
    }

    /// Thrown when the kernel said yes and the result is wrong all the same.
    static final class UnexpectedException extends Exception {
        private static final long serialVersionUID = 1;

        UnexpectedException(String message) {
            super(message);
        }
    }

    /// Goes on only if `actual` is `expected`.
    static void check(String what, Object expected, Object actual) throws UnexpectedException {
        if (!expected.equals(actual)) {
            throw new UnexpectedException(
                    "%s: expected <%s>, was <%s>".formatted(what, expected, actual));
        }
    }
}
