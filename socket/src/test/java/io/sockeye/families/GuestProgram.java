package io.sockeye.families;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs test classes, and writes a line about each test into a file: how it ended, its name, and the first line of why.
final class GuestProgram {
    private GuestProgram() {}

    public static void main(String... arguments) throws IOException {
        var classes = Arrays.stream(arguments).skip(1).map(DiscoverySelectors::selectClass);
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(classes.toList())
                        // An emulated processor is some 30 times slower.
                        .configurationParameter("junit.jupiter.execution.timeout.default", "60 s")
                        .configurationParameter(
                                "junit.jupiter.execution.timeout.thread.mode.default",
                                "separate_thread")
                        .build();
        try (var report = new PrintStream(arguments[0])) {
            LauncherFactory.create().execute(request, new Lines(report));
        }
        // Threads of a test that hangs in C must not keep us.
        Runtime.getRuntime().halt(0);
    }

    private record Lines(PrintStream report) implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (!test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL)
                return;
            line(result.getStatus().name(), test, result.getThrowable());
            result.getThrowable()
                    .filter(_ -> result.getStatus() == TestExecutionResult.Status.FAILED)
                    .ifPresent(failure -> failure.printStackTrace(System.out));
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            line("ABORTED", test, Optional.of(new IllegalStateException(reason)));
        }

        private void line(String end, TestIdentifier test, Optional<Throwable> why) {
            var reason = why.map(Throwable::toString).orElse("").lines().findFirst().orElse("");
            report.println(end + "\t" + name(test) + "\t" + reason);
        }

        private static String name(TestIdentifier test) {
            var in =
                    test.getSource()
                            .filter(MethodSource.class::isInstance)
                            .map(MethodSource.class::cast)
                            .map(method ->
                                    method.getJavaClass().getSimpleName()
                                            + "."
                                            + method.getMethodName()
                                            + " ")
                            .orElse("");
            return in + test.getDisplayName();
        }
    }
}
