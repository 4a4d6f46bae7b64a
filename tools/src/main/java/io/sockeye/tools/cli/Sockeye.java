package io.sockeye.tools.cli;

import io.sockeye.tools.tour.Tour;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The root of all commands.
@Command(
        name = "sockeye",
        description = "Tools for work with sockets.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = Tour.class,
        footer = {
            "",
            "`./sockeye shell` opens JShell with the library at hand.",
            "Exit status: 0 done, 1 failed, 2 wrong use."
        })
public final class Sockeye implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    /// Runs the command that `args` name and ends the JVM with its exit code.
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        var commands = new CommandLine(new Sockeye());
        commands.setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println("sockeye: " + describe(failure));
            return ExitCode.FAILED;
        });
        return commands.execute(args);
    }

    /// What a user needs of an exception. The text of ours says it all; of others the kind says half of it.
    public static String describe(Throwable failure) {
        var text = failure.getMessage();
        boolean ours = failure.getClass().getName().startsWith("io.sockeye.");
        if (ours && text != null) return text;
        return failure.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }

    /// No command at all is wrong use.
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
