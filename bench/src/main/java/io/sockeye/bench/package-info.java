/// The command `./build bench`.
@NullMarked
package io.sockeye.bench;

import org.jspecify.annotations.NullMarked;
