/// Segments of TCP and their options.
package io.sockeye.wire.tcp;
