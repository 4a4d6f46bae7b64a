/// The command `nc`: passes bytes on between any two ends.
package io.sockeye.tools.nc;
