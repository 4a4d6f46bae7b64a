package io.sockeye.fault;

import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs test classes, prints each failure, and at the end `N passed, N failed, N skipped`.
public final class SuiteProgram {
    private SuiteProgram() {}

    public static void main(String... classes) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request(classes), new Failures(), summary);
        var counts = summary.getSummary();
        System.out.printf(
                "%d passed, %d failed, %d skipped%n",
                counts.getTestsSucceededCount(),
                counts.getTotalFailureCount(),
                counts.getTestsSkippedCount() + counts.getTestsAbortedCount());
        // Threads of a test that hangs in C must not keep us.
        Runtime.getRuntime().halt(0);
    }

    private static LauncherDiscoveryRequest request(String... classes) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes).map(DiscoverySelectors::selectClass).toList())
                // strace makes each call some 30 times slower.
                .configurationParameter("junit.jupiter.execution.timeout.default", "120 s")
                .configurationParameter(
                        "junit.jupiter.execution.timeout.thread.mode.default", "separate_thread")
                .build();
    }

    private static final class Failures implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() != TestExecutionResult.Status.FAILED) return;
            System.out.println("FAILED " + test.getUniqueId());
            result.getThrowable().ifPresent(failure -> failure.printStackTrace(System.out));
        }
    }
}
