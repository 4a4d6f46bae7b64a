package io.sockeye.tools.man;

import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Options;
import io.sockeye.tools.cli.Sockeye;
import io.sockeye.tools.cli.Surroundings;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The command `man`: the manual page of a command, for man(1).
public final class Man implements Callable<Integer> {
    private final Surroundings around;
    private final PositionalParamSpec name =
            PositionalParamSpec.builder()
                    .type(String.class)
                    .arity("0..1")
                    .index("0")
                    .paramLabel("COMMAND")
                    .completionCandidates(Sockeye.commandNames())
                    .description("Whose page; without it that of sockeye itself.")
                    .build();

    private Man(Surroundings around) {
        this.around = around;
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `man`
    public static CommandSpec command(Surroundings around) {
        var man = new Man(around);
        var spec = Options.command(man, "man", "Prints a manual page, for man to show.");
        spec.addPositional(man.name);
        spec.usageMessage()
                .footerHeading("%nExamples:%n")
                .footer(
                        "  sockeye man scan | man -l -",
                        "  sockeye man scan >/usr/local/share/man/man1/sockeye-scan.1");
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        var all = Sockeye.commandLine(around);
        @Nullable String wanted = name.getValue();
        var command = wanted == null ? all : all.getSubcommands().get(wanted);
        if (command == null) {
            around.complain("there is no command '" + wanted + "': see sockeye --help");
            return ExitCode.USAGE;
        }
        around.out().write(ManPage.of(command.getCommandSpec()));
        return ExitCode.OK;
    }
}
