/// C, and nothing but C: a class for each header, its constants in use, its layouts, its calls.
///
/// Calls are static and typed, keep the order of the man page, take the errno capture segment first and answer their result or
/// `-errno`. This package must not import any other package of ours, and throws nothing because of an errno.
package io.sockeye.internal.sys;
