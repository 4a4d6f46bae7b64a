package io.sockeye.tools.cli;

import io.sockeye.address.AddressFamily;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/// Options in picocli's own model. Made so, and not from annotations, a command starts a quarter faster, and completion and man pages come
/// from the same model all the same.
///
/// A command keeps what these methods answer and asks it with `getValue()` after parsing: null where an option without a default was not
/// given.
public final class Options {
    private Options() {}

    /// A command with `-h`/`--help`.
    ///
    /// @param command what runs: a `Callable<Integer>`
    /// @param name of the command
    /// @param description one sentence
    /// @return the model, to which options are added
    public static CommandSpec command(Object command, String name, String description) {
        var spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.usageMessage().description(description).abbreviateSynopsis(true).width(100);
        spec.usageMessage().sortOptions(false).autoWidth(false);
        return spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("Prints this.")
                        .build());
    }

    /// An option without a value: its value is true or false.
    ///
    /// @param description what it does
    /// @param names short and long
    /// @return the option
    public static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(boolean.class)
                .arity("0")
                .defaultValue("false")
                .description(description)
                .build();
    }

    /// An option with a text.
    ///
    /// @param label what the value is, as help shows it
    /// @param description what it does
    /// @param names short and long
    /// @return the builder, for a default or further words
    public static OptionSpec.Builder text(String label, String description, String... names) {
        return OptionSpec.builder(names[0], rest(names))
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description);
    }

    /// An option with a whole number.
    ///
    /// @param label what the value is, as help shows it
    /// @param description what it does
    /// @param names short and long
    /// @return the builder, for a default or further words
    public static OptionSpec.Builder number(String label, String description, String... names) {
        return text(label, description, names)
                .type(Integer.class)
                .converters(Quantities.WHOLE_NUMBER);
    }

    /// An option with a number that may have a fraction.
    ///
    /// @param label what the value is, as help shows it
    /// @param description what it does
    /// @param names short and long
    /// @return the builder, for a default or further words
    public static OptionSpec.Builder decimal(String label, String description, String... names) {
        return text(label, description, names).type(Double.class).converters(Quantities.DECIMAL);
    }

    /// An option whose value is one of a few words, which completion offers.
    ///
    /// @param label what the value is, as help shows it
    /// @param choices the words
    /// @param description what it does
    /// @param names short and long
    /// @return the builder, for a default or further words
    public static OptionSpec.Builder choice(
            String label, List<String> choices, String description, String... names) {
        ITypeConverter<String> oneOf =
                text -> {
                    if (choices.contains(text)) return text;
                    throw new TypeConversionException(
                            "'" + text + "' is none of " + String.join(", ", choices));
                };
        return text(label, description, names).completionCandidates(choices).converters(oneOf);
    }

    /// An option with a time span, as [Quantities#duration(String)] reads it.
    ///
    /// @param description what it does
    /// @param names short and long
    /// @return the builder, for a default or further words
    public static OptionSpec.Builder duration(String description, String... names) {
        return text("TIME", description, names)
                .type(Duration.class)
                .converters(Quantities.DURATION);
    }

    /// An option with a rate, as [Quantities#rate(String)] reads it.
    ///
    /// @param description what it does
    /// @param names short and long
    /// @return the builder, for a default or further words
    public static OptionSpec.Builder rate(String description, String... names) {
        return text("RATE", description, names).type(Double.class).converters(Quantities.RATE);
    }

    /// An option with a number of bytes, as [Quantities#bytes(String)] reads it.
    ///
    /// @param description what it does
    /// @param names short and long
    /// @return the builder, for a default or further words
    public static OptionSpec.Builder bytes(String description, String... names) {
        return text("BYTES", description, names).type(Long.class).converters(Quantities.BYTES);
    }

    /// What stands without an option before it.
    ///
    /// @param arity how many, `0..*`
    /// @param label what they are
    /// @param description what they are for
    /// @return a `String[]`, null if there are none
    public static PositionalParamSpec words(String arity, String label, String description) {
        return PositionalParamSpec.builder()
                .type(String[].class)
                .arity(arity)
                .index("0..*")
                .paramLabel(label)
                .description(description)
                .build();
    }

    // ---- what was given ----

    /// Whether a flag was given.
    ///
    /// @param flag made by [#flag]
    /// @return its value
    public static boolean is(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.<Object>getValue());
    }

    /// The text of an option; of one that may stand several times, all of them with commas between.
    ///
    /// @param option made by [#text]
    /// @return null if it was not given, and has no default
    public static @Nullable String value(OptionSpec option) {
        Object value = option.getValue();
        if (value instanceof String[] all) return String.join(",", all);
        return value == null ? null : value.toString();
    }

    /// What stands without an option before it.
    ///
    /// @param words made by [#words]
    /// @return empty if there are none
    public static List<String> given(PositionalParamSpec words) {
        String[] given = words.getValue();
        return given == null ? List.of() : List.of(given);
    }

    /// The family of names that have addresses of both.
    ///
    /// @param four the flag `-4`
    /// @param six the flag `-6`
    /// @return AF_UNSPEC if neither was given
    /// @throws IllegalArgumentException if both were
    public static AddressFamily family(OptionSpec four, OptionSpec six) {
        if (is(four) && is(six)) throw new IllegalArgumentException("-4 and -6 exclude each other");
        if (is(four)) return AddressFamily.AF_INET;
        return is(six) ? AddressFamily.AF_INET6 : AddressFamily.AF_UNSPEC;
    }

    private static String[] rest(String[] names) {
        var rest = new String[names.length - 1];
        System.arraycopy(names, 1, rest, 0, rest.length);
        return rest;
    }
}
