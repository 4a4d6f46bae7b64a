package io.sockeye.tools.completion;

import io.sockeye.tools.cli.ExitCode;
import io.sockeye.tools.cli.Options;
import io.sockeye.tools.cli.Sockeye;
import io.sockeye.tools.cli.Surroundings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/// The command `completion`: a script for bash, which zsh understands, too.
public final class Completion implements Callable<Integer> {
    private final Surroundings around;

    private Completion(Surroundings around) {
        this.around = around;
    }

    /// The command in picocli's model.
    ///
    /// @param around its streams
    /// @return `completion`
    public static CommandSpec command(Surroundings around) {
        var spec =
                Options.command(
                        new Completion(around),
                        "completion",
                        "Prints what bash and zsh need to complete the words of sockeye.");
        spec.usageMessage()
                .footerHeading("%nExamples:%n")
                .footer(
                        "  source <(sockeye completion)    in this shell",
                        "  sockeye completion >~/.local/share/bash-completion/completions/sockeye");
        return spec;
    }

    @Override
    public Integer call() throws IOException {
        around.out().write(AutoComplete.bash("sockeye", Sockeye.commandLine(around)));
        return ExitCode.OK;
    }
}
