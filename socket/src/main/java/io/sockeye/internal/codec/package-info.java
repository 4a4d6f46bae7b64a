/// Addresses and control messages to bytes and back, in one place for all families. Must not call the kernel.
package io.sockeye.internal.codec;
