package io.sockeye.tools.cli;

import io.sockeye.tools.completion.Completion;
import io.sockeye.tools.man.Man;
import io.sockeye.tools.nc.Nc;
import io.sockeye.tools.ping.PingCommand;
import io.sockeye.tools.scan.Scan;
import io.sockeye.tools.serve.Serve;
import io.sockeye.tools.tour.Tour;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The root of all commands.
///
/// picocli's model is made of the one command that the first word names, and of all of them where it names none: help, completion and man
/// pages have them all, and a command does not pay for the others at start-up.
public final class Sockeye implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("sockeye");

    private Sockeye() {}

    /// Runs the command that `args` name and ends the JVM with its exit code.
    ///
    /// @param args the command and its words
    public static void main(String[] args) {
        var surroundings = Surroundings.ofProcess();
        surroundings.running().end(run(surroundings, args));
    }

    /// Runs a command.
    ///
    /// @param around its streams
    /// @param args the command and its words
    /// @return its exit code
    public static int run(Surroundings around, String... args) {
        var commands = commandLine(around, args.length == 0 ? "" : args[0]);
        // picocli prints help through writers that swallow errors; what it prints goes out by ours.
        var help = new StringWriter();
        commands.setOut(new PrintWriter(help));
        commands.setErr(around.err());
        // Of an option that stands twice the last counts, as everywhere.
        commands.setOverwrittenOptionsAllowed(true);
        commands.setExecutionExceptionHandler((failure, _, _) -> complain(around, failure));
        commands.setParameterExceptionHandler((failure, _) -> {
            around.complain(WrongUse.describe(failure));
            var name = failure.getCommandLine().getCommandSpec().qualifiedName();
            around.complain("`" + name + " --help` says how it is used");
            return ExitCode.USAGE;
        });
        int code = commands.execute(args);
        try {
            var text = help.toString();
            if (!text.isEmpty()) around.out().write(text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            return complain(around, e);
        }
        return code;
    }

    private static int complain(Surroundings around, Throwable failure) {
        int code = Failures.exitCode(failure);
        if (code != ExitCode.OUTPUT_CLOSED) around.complain(Failures.describe(failure));
        return code;
    }

    /// All commands as picocli's model: for completion and man pages.
    ///
    /// @param around for the commands to run in
    /// @return the root with every command below it
    public static CommandLine commandLine(Surroundings around) {
        return commandLine(around, "");
    }

    /// @param wanted the one command to make; all if it is none
    private static CommandLine commandLine(Surroundings around, String wanted) {
        var root = new Sockeye();
        var spec = root.spec;
        spec.usageMessage()
                .width(100)
                .description("Tools for work with sockets.")
                .footer(
                        "",
                        "Exit status: 0 yes, 1 no, 2 wrong use, 3 a name has no address, 4 a permission is missing,",
                        "5 a system call failed, 130 interrupted.");
        spec.addOption(help("Prints this.", "-h", "--help").usageHelp(true).build());
        spec.addOption(help("Prints the version.", "-V", "--version").versionHelp(true).build());
        spec.versionProvider(new Version());
        var commands = new CommandLine(spec);
        boolean found = add(commands, around, wanted);
        if (!found) for (var name : NAMES) add(commands, around, name);
        return commands;
    }

    private static final String[] NAMES = {
        "ping", "scan", "nc", "serve", "run", "shell", "tour", "completion", "man"
    };

    /// The names of all commands.
    ///
    /// @return in the order of the help
    public static List<String> commandNames() {
        return List.of(NAMES);
    }

    private static boolean add(CommandLine commands, Surroundings around, String name) {
        var command =
                switch (name) {
                    case "scan" -> Scan.command(around);
                    case "nc" -> Nc.command(around);
                    case "ping" -> PingCommand.command(around);
                    case "serve" -> Serve.command(around);
                    case "run" -> Launched.run();
                    case "shell" -> Launched.shell();
                    case "tour" -> Tour.command(around);
                    case "completion" -> Completion.command(around);
                    case "man" -> Man.command(around);
                    default -> null;
                };
        if (command == null) return false;
        commands.addSubcommand(name, command);
        return true;
    }

    private static OptionSpec.Builder help(String description, String... names) {
        return OptionSpec.builder(names).arity("0").type(boolean.class).description(description);
    }

    /// No command at all is wrong use.
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
