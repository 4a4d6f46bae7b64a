/// What is measured, a file for each kind; {@link io.sockeye.bench.workload.Workloads} lists them.
@NullMarked
package io.sockeye.bench.workload;

import org.jspecify.annotations.NullMarked;
