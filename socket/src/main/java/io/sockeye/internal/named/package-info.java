/// Names for the numbers of the kernel: finds the constant for a number, and its C name.
///
/// Each number space of the kernel (address families, errors, protocols, flags) is a record over
/// its number, with public constants spelled as in the man page. The constants themselves are the
/// table: this package reads them once, by reflection, so that no name is written twice.
///
/// This package is the lowest of the library. It must not import any other package of ours, and it
/// knows no number and no name by itself.
package io.sockeye.internal.named;
