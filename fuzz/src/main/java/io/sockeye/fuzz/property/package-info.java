/// What must hold for any bytes, one class for each family of parsers.
@NullMarked
package io.sockeye.fuzz.property;

import org.jspecify.annotations.NullMarked;
