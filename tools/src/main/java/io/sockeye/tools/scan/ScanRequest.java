package io.sockeye.tools.scan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A scan as the command line asks for it.
///
/// @param plan what to ask
/// @param cursor where to begin
/// @param seed of the order
/// @param what a digest of the plan, for the checkpoint
/// @param checkpoint the file of `--resume`
/// @param syn whether TCP is asked by SYN segments
/// @param banner whether open ports are asked who they are
/// @param manners how hard it presses
/// @param outputs what is written where
/// @param arguments the words of the command line
record ScanRequest(
        ScanPlan plan,
        Cursor cursor,
        long seed,
        String what,
        Optional<Path> checkpoint,
        boolean syn,
        boolean banner,
        Manners manners,
        Outputs outputs,
        List<String> arguments) {
    /// What is written.
    ///
    /// @param json lines of JSON on standard output
    /// @param all a line for each port
    /// @param csv comma-separated values on standard output
    /// @param xml where nmap's XML goes; `-` for standard output
    /// @param grep where nmap's lines for grep go; `-` for standard output
    /// @param quiet nothing but complaints on standard error
    /// @param colours in the table
    record Outputs(
            boolean json,
            boolean all,
            boolean csv,
            Optional<String> xml,
            Optional<String> grep,
            boolean quiet,
            boolean colours) {
        Outputs {
            int onOut = 0;
            if (json) onOut++;
            if (csv) onOut++;
            if (xml.isPresent() && xml.get().equals("-")) onOut++;
            if (grep.isPresent() && grep.get().equals("-")) onOut++;
            if (onOut > 1)
                throw new IllegalArgumentException(
                        "one output goes to standard output: --json, --csv, -oX -, -oG -");
        }

        boolean table() {
            boolean xmlOut = xml.isPresent() && xml.get().equals("-");
            boolean grepOut = grep.isPresent() && grep.get().equals("-");
            return !json && !csv && !xmlOut && !grepOut;
        }
    }

    boolean asks(Transport transport) {
        for (var question : plan.questions()) if (question.transport() == transport) return true;
        return false;
    }
}
