package io.sockeye.bench;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Skips a test where a program that it runs is not installed, and says how to install it.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresCommand.Condition.class)
@interface RequiresCommand {
    /// The programs.
    String[] value();

    /// Looks along the PATH.
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            var required =
                    AnnotationSupport.findAnnotation(context.getElement(), RequiresCommand.class);
            if (required.isEmpty()) return ConditionEvaluationResult.enabled("needs no program");
            for (var command : required.get().value()) {
                if (find(command)) continue;
                return ConditionEvaluationResult.disabled(
                        "%s is not installed: apt-get install %s".formatted(command, command));
            }
            return ConditionEvaluationResult.enabled("its programs are installed");
        }

        private static boolean find(String command) {
            for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
                if (Files.isExecutable(Path.of(folder, command))) return true;
            }
            return false;
        }
    }
}
