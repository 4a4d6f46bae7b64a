/// Starts those who take part in a workload, lets them run in turns, and writes down what it cost.
@NullMarked
package io.sockeye.bench.harness;

import org.jspecify.annotations.NullMarked;
