/// Single operations under JMH: `./build bench jmh`. Fields are filled in `@Setup`, which NullAway does not know.
@NullUnmarked
package io.sockeye.bench.jmh;

import org.jspecify.annotations.NullUnmarked;
