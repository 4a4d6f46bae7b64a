package io.sockeye.tools.cli;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, in the words of its user: picocli's speak of parameters, indices and types.
final class WrongUse {
    private WrongUse() {}

    /// One line.
    static String describe(ParameterException failure) {
        var command = failure.getCommandLine().getCommandSpec();
        return switch (failure) {
            case UnmatchedArgumentException unmatched -> surplus(command, unmatched);
            case MissingParameterException missing -> missing(missing);
            default -> other(failure);
        };
    }

    private static String surplus(CommandSpec command, UnmatchedArgumentException failure) {
        var word = failure.getUnmatched().getFirst();
        if (failure.isUnknownOption()) return "there is no option '" + word + "'";
        return command.subcommands().isEmpty()
                ? "'" + word + "' is one word too many"
                : "there is no command '" + word + "'";
    }

    private static String missing(MissingParameterException failure) {
        var arguments = failure.getMissing();
        if (arguments.isEmpty()) return String.valueOf(failure.getMessage());
        var first = arguments.getFirst();
        return first instanceof OptionSpec
                ? name(first) + " takes a value: " + first.paramLabel()
                : first.paramLabel() + " is missing";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /// What a value is not, as its converter has said it; everything else is said by us, but for what picocli alone can know.
    private static String other(ParameterException failure) {
        var text = String.valueOf(failure.getMessage());
        // picocli does not say which option that is, but in these words.
        if (text.contains("should be specified without")) {
            var words = text.split("'", 3);
            return words.length == 3 ? words[1] + " takes no value" : text;
        }
        var argument = failure.getArgSpec();
        if (argument != null && failure.getCause() instanceof TypeConversionException conversion)
            return name(argument) + ": " + conversion.getMessage();
        return text;
    }
}
