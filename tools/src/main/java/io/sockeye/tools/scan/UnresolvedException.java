package io.sockeye.tools.scan;

import java.net.UnknownHostException;

/// A name has no address, and without it there is no going on; where it stood is in the text.
final class UnresolvedException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    UnresolvedException(String text) {
        super(text);
    }
}
