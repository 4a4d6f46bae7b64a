package io.sockeye.resolve;

import io.sockeye.internal.named.Constants;
import java.util.Map;

/// Why a name was not resolved, `<netdb.h>`; gai_strerror(3).
///
/// @param number as glibc and musl have it, below zero
public record ResolveError(int number) {
    private static final Constants<ResolveError> NAMES =
            Constants.of(ResolveError.class, ResolveError::number);

    /// A flag that is none.
    public static final ResolveError EAI_BADFLAGS = new ResolveError(-1);

    /// No such name.
    public static final ResolveError EAI_NONAME = new ResolveError(-2);

    /// The name service did not answer: it may later.
    public static final ResolveError EAI_AGAIN = new ResolveError(-3);

    /// The name service failed for good.
    public static final ResolveError EAI_FAIL = new ResolveError(-4);

    /// The name has no address.
    public static final ResolveError EAI_NODATA = new ResolveError(-5);

    /// No such family.
    public static final ResolveError EAI_FAMILY = new ResolveError(-6);

    /// No such socket type.
    public static final ResolveError EAI_SOCKTYPE = new ResolveError(-7);

    /// No such service for that socket type.
    public static final ResolveError EAI_SERVICE = new ResolveError(-8);

    /// No address of that family for the name.
    public static final ResolveError EAI_ADDRFAMILY = new ResolveError(-9);

    /// Out of memory.
    public static final ResolveError EAI_MEMORY = new ResolveError(-10);

    /// A system call failed; the cause of the exception says which error.
    public static final ResolveError EAI_SYSTEM = new ResolveError(-11);

    /// The answer did not fit.
    public static final ResolveError EAI_OVERFLOW = new ResolveError(-12);

    /// The texts of gai_strerror(3), which would come in the process's language.
    private static final Map<Integer, String> MESSAGES =
            Map.ofEntries(
                    Map.entry(-1, "Bad value for ai_flags"),
                    Map.entry(-2, "Name or service not known"),
                    Map.entry(-3, "Temporary failure in name resolution"),
                    Map.entry(-4, "Non-recoverable failure in name resolution"),
                    Map.entry(-5, "No address associated with hostname"),
                    Map.entry(-6, "ai_family not supported"),
                    Map.entry(-7, "ai_socktype not supported"),
                    Map.entry(-8, "Servname not supported for ai_socktype"),
                    Map.entry(-9, "Address family for hostname not supported"),
                    Map.entry(-10, "Memory allocation failure"),
                    Map.entry(-11, "System error"),
                    Map.entry(-12, "Argument buffer too small"));

    /// The error of a number.
    ///
    /// @param number an EAI_ number
    /// @return the constant itself where there is one
    public static ResolveError of(int number) {
        return NAMES.find(number, other -> new ResolveError((int) other));
    }

    /// The text, in English.
    ///
    /// @return as gai_strerror(3) has it
    public String message() {
        return MESSAGES.getOrDefault(number, "Unknown error " + number);
    }

    /// `EAI_NONAME`, or the number.
    @Override
    public String toString() {
        return NAMES.text(number);
    }
}
