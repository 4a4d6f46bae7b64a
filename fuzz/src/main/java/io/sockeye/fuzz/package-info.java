/// The command `./build fuzz`: Jazzer, and what it is let loose on.
@NullMarked
package io.sockeye.fuzz;

import org.jspecify.annotations.NullMarked;
