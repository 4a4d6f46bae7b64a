package io.sockeye.tools.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Runs many commands in one JVM, for the JDK to write down what they load (JEP 514): the launcher makes its AOT cache of that.
///
/// What they print goes nowhere, and what they answer does not count: a cache knows a little less where a command is not allowed to work.
final class Rehearsal {
    /// Stands before each command.
    private static final String NEXT = "--";

    private Rehearsal() {}

    /// Runs the commands.
    ///
    /// @param words `-- tour -- ping -c 1 127.0.0.1`
    public static void main(String[] words) {
        // These are loaded by the real start only.
        var real = Surroundings.ofProcess();
        var command = new ArrayList<String>();
        for (var word : words) {
            if (word.equals(NEXT)) play(real, command);
            else command.add(word);
        }
        play(real, command);
        real.running().end(ExitCode.OK);
    }

    private static void play(Surroundings real, List<String> command) {
        if (command.isEmpty()) return;
        var quiet =
                new Surroundings(
                        new Output(OutputStream.nullOutputStream()),
                        new PrintWriter(Writer.nullWriter()),
                        real.terminal(),
                        new Running());
        Sockeye.run(quiet, command.toArray(String[]::new));
        command.clear();
    }
}
