package io.sockeye.bench.harness;

import java.io.IOException;

/// What a contender needs is not to be had here; the message says how to get it.
public final class Missing extends IOException {
    private static final long serialVersionUID = 1;

    public Missing(String why) {
        super(why);
    }
}
