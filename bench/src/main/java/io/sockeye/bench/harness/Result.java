package io.sockeye.bench.harness;

import java.util.List;

/// What came of a workload.
///
/// @param notes what a reader must know of this run: who could not take part, and why
public record Result(Workload workload, List<Standing> standings, List<String> notes) {}
