package io.sockeye.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a campaign came to.
///
/// @param status of the process; 0 if the property held
/// @param executions how many inputs there were
/// @param perSecond how many a second
/// @param coverage how many edges of the instrumented code were reached
/// @param culprit the input that made it fail
/// @param output all that Jazzer printed
record Report(
        int status,
        long executions,
        long perSecond,
        long coverage,
        Optional<Path> culprit,
        List<String> output) {

    private static final String CULPRIT = "Test unit written to ";

    static Report of(int status, List<String> output) {
        long coverage = 0;
        Optional<Path> culprit = Optional.empty();
        for (var line : output) {
            int at = line.indexOf(CULPRIT);
            if (at >= 0) culprit = Optional.of(Path.of(line.substring(at + CULPRIT.length())));
            if (line.startsWith("#") && line.contains(" cov: ")) coverage = number(line, " cov: ");
        }
        return new Report(
                status,
                statistic(output, "number_of_executed_units"),
                statistic(output, "average_exec_per_sec"),
                coverage,
                culprit,
                output);
    }

    private static long statistic(List<String> output, String name) {
        return output.stream()
                .filter(line -> line.startsWith("stat::" + name + ":"))
                .mapToLong(line -> number(line, name + ":"))
                .sum();
    }

    private static long number(String line, String behind) {
        var rest = line.substring(line.indexOf(behind) + behind.length()).strip();
        int end = rest.indexOf(' ');
        return Long.parseLong(end < 0 ? rest : rest.substring(0, end));
    }

    boolean held() {
        return status == 0;
    }

    /// Why it failed: the exception, or the last that was printed where there is none; and the input, where it is known.
    String reason() {
        int from = 0;
        int to = output.size();
        for (int i = 0; i < output.size(); i++) {
            if (output.get(i).startsWith("== Java ")) from = i;
            if (output.get(i).startsWith("== libFuzzer crashing input ")) to = i;
        }
        if (from == 0 || from > to) from = Math.max(0, to - 40);
        var lines = new ArrayList<>(output.subList(from, to));
        output.stream().filter(line -> line.startsWith("Base64: ")).forEach(lines::add);
        return String.join("\n", lines);
    }
}
