package io.sockeye.bench.harness;

import java.io.IOException;

/// A program that a contender needs is not installed; the message says how to get it.
final class Missing extends IOException {
    private static final long serialVersionUID = 1;

    Missing(String program, String packages) {
        super("%s is not installed: apt-get install %s".formatted(program, packages));
    }
}
