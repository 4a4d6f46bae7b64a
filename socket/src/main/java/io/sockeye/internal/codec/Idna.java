package io.sockeye.internal.codec;

import java.net.IDN;

/// The names of hosts in ASCII, by the rules of IDNA 2003 (RFC 3490).
public final class Idna {
    private Idna() {}

    /// Encodes each label that is not in ASCII.
    ///
    /// @param flags of [IDN]
    /// @throws IllegalArgumentException if it cannot be, with the reason
    public static String toAscii(String name, int flags) {
        try {
            return IDN.toASCII(name, flags);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            // So the JDK refuses a label of more than 1,000 characters, which a few may become:
            // U+FDFA stands for 18.
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
