/// How packets are read.
package io.sockeye.wire.internal;
