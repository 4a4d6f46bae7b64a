package io.sockeye.fault;

/// One fault in one run of a scenario.
///
/// @param when the occurrence within a thread, as strace counts: `2`, or `1+2` for every second one
record Case(Scenario scenario, String call, Fault fault, String when) {

    String injection() {
        return "inject=%s:%s:when=%s".formatted(call, fault.injection, when);
    }

    @Override
    public String toString() {
        return "%s %s %s at %s".formatted(scenario, call, fault, when);
    }
}
