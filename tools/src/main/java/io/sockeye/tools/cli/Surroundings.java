package io.sockeye.tools.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// What a command has around it: the two streams, what stands at their ends, and who may ask it to end. Tests give others.
///
/// @param out results
/// @param err progress and complaints
/// @param terminal what the streams lead to
/// @param running who may ask it to end
public record Surroundings(Output out, PrintWriter err, Terminal terminal, Running running) {
    /// Those of this process.
    ///
    /// @return unbuffered: [Output] makes whole lines
    static Surroundings ofProcess() {
        var out = new Output(new FileOutputStream(FileDescriptor.out));
        var err = new FileOutputStream(FileDescriptor.err);
        return new Surroundings(
                out,
                new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
                Terminal.ofProcess(),
                Running.ofProcess());
    }

    /// A complaint on standard error, with the program's name before it.
    ///
    /// @param text one line
    public void complain(String text) {
        err.println("sockeye: " + text);
        err.flush();
    }
}
