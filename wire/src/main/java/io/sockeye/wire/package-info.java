/// What all packets have, and the one exception of their parsers.
package io.sockeye.wire;
