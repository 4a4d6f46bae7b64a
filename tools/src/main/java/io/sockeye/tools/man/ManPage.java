package io.sockeye.tools.man;

import io.sockeye.tools.cli.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A manual page in the language of man(7), with the sections that man-pages(7) asks for.
final class ManPage {
    /// Begins what the help says of it.
    private static final String EXIT_STATUS = "Exit status:";

    private static final String USUAL_STATUS =
            "0 yes, 1 no, 2 wrong use, 3 a name has no address, 4 a permission is missing, 5 a system call failed, 130 interrupted.";

    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    /// The page of a command.
    static String of(CommandSpec spec) {
        return new ManPage(spec).write();
    }

    private String write() {
        var name = spec.qualifiedName("-");
        request("TH", name.toUpperCase(Locale.ROOT), "1", "", "sockeye " + Version.library());
        section("NAME");
        text(name + " - " + String.join(" ", spec.usageMessage().description()));
        section("SYNOPSIS");
        text(new Help(spec, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).strip());
        section("DESCRIPTION");
        for (var line : spec.usageMessage().description()) text(line);
        if (!spec.subcommands().isEmpty()) commands();
        arguments();
        options();
        footer();
        request("SH", "SEE ALSO");
        text(seeAlso());
        return page.toString();
    }

    private void commands() {
        section("COMMANDS");
        spec.subcommands()
                .forEach((name, command) -> {
                    request("TP");
                    bold(name);
                    page.append('\n');
                    for (var line : command.getCommandSpec().usageMessage().description())
                        text(line);
                });
    }

    private void arguments() {
        if (spec.positionalParameters().isEmpty()) return;
        section("ARGUMENTS");
        for (var argument : spec.positionalParameters()) {
            request("TP");
            italic(argument.paramLabel());
            page.append('\n');
            describe(argument);
        }
    }

    private void options() {
        section("OPTIONS");
        for (var option : spec.options()) {
            if (option.hidden()) continue;
            request("TP");
            names(option);
            describe(option);
        }
    }

    private void names(OptionSpec option) {
        var separator = "";
        for (var name : option.names()) {
            page.append(separator);
            bold(name);
            separator = ", ";
        }
        if (option.arity().max() > 0) {
            page.append(' ');
            italic(option.paramLabel());
        }
        page.append('\n');
    }

    private void describe(ArgSpec argument) {
        for (var line : argument.description()) text(line);
    }

    /// What the help ends with, line by line: examples below its heading, and behind an empty line what else there is to say. The exit status has a
    /// section in every page.
    private void footer() {
        var message = spec.usageMessage();
        var heading = plain(message.footerHeading()).strip().replace(":", "");
        var lines = new ArrayList<>(List.of(message.footer()));
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith(EXIT_STATUS)) at++;
        var status = lines.subList(at, lines.size());
        var rest = lines.subList(0, at);
        int end = heading.isEmpty() ? 0 : Math.max(rest.indexOf(""), 0);
        if (!heading.isEmpty() && !rest.contains("")) end = rest.size();
        lines(heading.toUpperCase(Locale.ROOT), rest.subList(0, end));
        lines("NOTES", rest.subList(end, rest.size()));
        section("EXIT STATUS");
        if (status.isEmpty()) text(USUAL_STATUS);
        for (var line : status) text(line.replaceFirst("^" + EXIT_STATUS + " *", ""));
    }

    private void lines(String name, List<String> lines) {
        if (lines.stream().allMatch(String::isEmpty)) return;
        section(name);
        request("nf");
        for (var line : lines) if (!line.isEmpty()) text(line);
        request("fi");
    }

    private String seeAlso() {
        if (spec.parent() != null) return "sockeye(1)";
        var names = new StringBuilder();
        for (var name : spec.subcommands().keySet())
            names.append(names.isEmpty() ? "" : ", ").append("sockeye-").append(name).append("(1)");
        return names.toString();
    }

    private void section(String name) {
        request("SH", name);
    }

    private void request(String name, String... words) {
        page.append('.').append(name);
        for (var word : words) page.append(" \"").append(escape(word)).append('"');
        page.append('\n');
    }

    private void bold(String text) {
        page.append("\\fB").append(escape(text)).append("\\fR");
    }

    private void italic(String text) {
        page.append("\\fI").append(escape(text)).append("\\fR");
    }

    /// A line must not begin as a request does.
    private void text(String text) {
        for (var line : plain(text).split("\n", -1)) {
            if (line.startsWith(".") || line.startsWith("'")) page.append("\\&");
            page.append(escape(line)).append('\n');
        }
    }

    /// What picocli would print: it takes each text for a format.
    private static String plain(String text) {
        return text.replace("%n", "\n").replace("%%", "%");
    }

    /// What is not ASCII by its number, so that the page is the same in every locale.
    private static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '\\' -> escaped.append("\\e");
                        case '-' -> escaped.append("\\-");
                        case '"' -> escaped.append("\\(dq");
                        default -> {
                            if (c < 128) escaped.append((char) c);
                            else escaped.append("\\[u%04X]".formatted(c));
                        }
                    }
                });
        return escaped.toString();
    }
}
