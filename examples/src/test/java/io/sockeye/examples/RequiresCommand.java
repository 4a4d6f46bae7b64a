package io.sockeye.examples;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Skips a test on a machine that lacks one of these commands, and says how to get it.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(RequiresCommand.Condition.class)
@interface RequiresCommand {
    String[] value();

    /// Looks along PATH.
    final class Condition implements ExecutionCondition {
        private static final Map<String, String> PACKAGES =
                Map.of("ip", "iproute2", "unshare", "util-linux", "nsenter", "util-linux");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var missing = new ArrayList<String>();
            AnnotationSupport.findAnnotation(context.getElement(), RequiresCommand.class).stream()
                    .flatMap(required -> Arrays.stream(required.value()))
                    .filter(command -> !isOnPath(command))
                    .forEach(missing::add);
            if (missing.isEmpty())
                return ConditionEvaluationResult.enabled("all commands are here");
            var packages =
                    missing.stream().map(c -> PACKAGES.getOrDefault(c, c)).distinct().toList();
            return ConditionEvaluationResult.disabled(
                    "needs "
                            + String.join(", ", missing)
                            + ": apt-get install "
                            + String.join(" ", packages));
        }

        private static boolean isOnPath(String command) {
            return Arrays.stream(System.getenv("PATH").split(":"))
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
        }
    }
}
