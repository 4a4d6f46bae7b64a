/// The command `scan`: which ports are open, and which hosts are there.
///
/// A [ScanPlan] counts what is to be asked and in which order, the [Engine] keeps the clock, and a [Technique] is a way to ask:
/// connect(2), SYN segments, UDP datagrams, echo requests. What they find out goes through [Findings] to the reports.
package io.sockeye.tools.scan;
