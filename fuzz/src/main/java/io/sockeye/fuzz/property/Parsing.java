package io.sockeye.fuzz.property;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What holds for every parser.
final class Parsing {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Garbage included: an exception alone is a kilobyte, a character of an escaped name some three hundred bytes.
    private static final int BYTES = 32 * 1024;

    private static final int BYTES_FOR_EACH = 512;

    /// How many times as much it may be: Jazzer's hooks make garbage, too, for one look into a map many times the key.
    private static final long SLACK = Long.getLong("io.sockeye.fuzz.slack", 1);

    private Parsing() {}

    /// Any input gives a value, or just the exception that the parser declares, and takes memory by its length.
    ///
    /// @param length of the input in bytes
    /// @param refusal the exception; one of a subclass is another
    /// @param parser reads the input
    /// @return the value, whose text can be printed
    static <T> Optional<T> parsed(
            int length, Class<? extends Exception> refusal, Callable<T> parser) throws Exception {
        for (int attempt = 1; ; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            var value = outcome(refusal, parser);
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (taken <= SLACK * (BYTES + (long) BYTES_FOR_EACH * length)) {
                if (value.isPresent() && value.get().toString() == null)
                    throw new AssertionError("no text");
                return value;
            }
            // What a class takes when it is loaded is not the input's.
            if (attempt == 3)
                throw new AssertionError(taken + " bytes taken for an input of " + length);
        }
    }

    private static <T> Optional<T> outcome(Class<? extends Exception> refusal, Callable<T> parser)
            throws Exception {
        try {
            return Optional.of(parser.call());
        } catch (Exception e) {
            if (e.getClass() != refusal) throw e;
            if (e.getMessage() == null) throw new AssertionError("a refusal without a reason", e);
            return Optional.empty();
        }
    }

    /// What was written and read again is the same, in every way in which values are compared.
    static void same(Object expected, Object actual) {
        boolean same =
                expected.equals(actual)
                        && expected.hashCode() == actual.hashCode()
                        && expected.toString().equals(actual.toString());
        if (!same) throw new AssertionError("came back as %s, was %s".formatted(actual, expected));
    }
}
