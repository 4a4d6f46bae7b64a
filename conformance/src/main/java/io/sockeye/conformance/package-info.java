/// What Python cannot say to Java by itself: its memory, its signals, and C's bytes of a value.
///
/// The stand-in for CPython's module `_socket` is in `src/main/python/standin`; it calls the public API of the library, in one process, by JPype.
@NullMarked
package io.sockeye.conformance;

import org.jspecify.annotations.NullMarked;
