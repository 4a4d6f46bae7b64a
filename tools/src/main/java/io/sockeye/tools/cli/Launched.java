package io.sockeye.tools.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// The commands `run` and `shell`, for which the launcher starts another program of the JDK. They are here for help, completion and man
/// pages, and for what is wrong with their words.
final class Launched implements Callable<Integer> {
    private final CommandSpec spec;
    private final @Nullable PositionalParamSpec program;

    private Launched(String name, String description, @Nullable PositionalParamSpec program) {
        this.program = program;
        spec = Options.command(this, name, description);
        spec.usageMessage().footerHeading("%nExamples:%n");
        if (program != null) spec.addPositional(program);
    }

    static CommandSpec run() {
        var program =
                PositionalParamSpec.builder()
                        .type(Path.class)
                        .arity("1")
                        .required(true)
                        .index("0")
                        .paramLabel("PROGRAM.java")
                        .description("Its source; the JDK compiles it in memory.")
                        .build();
        var run =
                new Launched(
                        "run", "Runs a program from its source with the library at hand.", program);
        run.spec.addPositional(
                PositionalParamSpec.builder()
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..*")
                        .index("1..*")
                        .paramLabel("ARGUMENT")
                        .description("What the program is given.")
                        .build());
        run.spec.parser().stopAtPositional(true);
        run.spec
                .usageMessage()
                .footer(
                        "  sockeye run EchoServer.java",
                        "  sockeye run examples/src/main/java/Links.java");
        return run.spec;
    }

    static CommandSpec shell() {
        var shell =
                new Launched("shell", "Opens JShell with the library and its names at hand.", null);
        shell.spec.usageMessage().footer("  sockeye shell", "  jshell> Socket.pair()");
        return shell.spec;
    }

    @Override
    public Integer call() {
        if (program != null) {
            Path source = program.getValue();
            if (!source.toString().endsWith(".java"))
                throw wrong("'" + source + "' is no PROGRAM.java");
            if (!Files.exists(source)) throw wrong("there is no file '" + source + "'");
        }
        throw wrong("the launcher `sockeye` does this, from a copy of the sources");
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
