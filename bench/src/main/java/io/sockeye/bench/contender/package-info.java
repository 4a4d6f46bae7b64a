/// The Java programs that take part, one file each; every one runs in a JVM of its own.
@NullMarked
package io.sockeye.bench.contender;

import org.jspecify.annotations.NullMarked;
