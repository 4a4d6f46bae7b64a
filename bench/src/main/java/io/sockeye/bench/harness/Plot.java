package io.sockeye.bench.harness;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A result as a picture: a bar for each contender's ratio, with its quartiles, in SVG.
///
/// Its colours follow the reader's: light or dark. Where the longest bar is many times the shortest, the axis is logarithmic.
public final class Plot {
    private static final int WIDTH = 760;
    private static final int NAMES = 230;
    private static final int BARS = 430;
    private static final int ROW = 24;
    private static final int TOP = 34;

    /// Between the shortest and the longest bar that are still shown to scale.
    private static final double LINEAR = 12;

    private static final String STYLE =
            """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #24292f }
              .small { font-size: 11px; fill: #57606a }
              .bar { fill: #afb8c1 } .ours { fill: #0f7b6c } .one { stroke: #57606a; stroke-dasharray: 3 3 }
              .spread { stroke: #24292f }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 } .small { fill: #9198a1 }
                .bar { fill: #4d5762 } .ours { fill: #2fb5a0 } .one { stroke: #9198a1 } .spread { stroke: #e6edf3 }
              }
            </style>
            """;

    private final Workload workload;
    private final List<Standing> standings;
    private final double most;
    private final boolean logarithmic;

    private Plot(Result result) {
        workload = result.workload();
        standings =
                result.standings().stream()
                        .filter(standing -> Double.isFinite(standing.ratio().median()))
                        .filter(standing -> standing.ratio().median() > 0)
                        .toList();
        most = standings.stream().mapToDouble(s -> s.ratio().upper()).max().orElse(1);
        logarithmic = most > LINEAR * least();
    }

    public static String of(Result result) {
        return new Plot(result).draw();
    }

    private double least() {
        return standings.stream().mapToDouble(s -> s.ratio().median()).min().orElse(1);
    }

    private String draw() {
        int height = TOP + ROW * standings.size() + 12;
        var text = new StringBuilder();
        text.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n"
                        .formatted(WIDTH, height, WIDTH, height));
        text.append("<title>%s</title>%n".formatted(escape(workload.name())));
        text.append(STYLE);
        text.append(
                text(0, 16, "", "%s: %s".formatted(workload.name(), workload.figure().heading())));
        text.append(
                text(
                        NAMES,
                        TOP - 4,
                        " class=\"small\"",
                        "ratio to %s%s; whiskers: quartiles"
                                .formatted(
                                        workload.reference(), logarithmic ? ", logarithmic" : "")));
        for (int i = 0; i < standings.size(); i++)
            text.append(row(standings.get(i), TOP + i * ROW));
        double one = x(1);
        text.append(
                String.format(
                        Locale.ROOT,
                        "<line class=\"one\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                        one,
                        one,
                        TOP,
                        TOP + ROW * standings.size()));
        return text.append("</svg>\n").toString();
    }

    private String row(Standing standing, int y) {
        var ratio = standing.ratio();
        int middle = y + ROW / 2;
        var ours = standing.contender().startsWith("Sockeye") ? "ours" : "bar";
        return text(0, middle + 4, "", standing.contender())
                + String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                        ours,
                        NAMES,
                        y + 4,
                        x(ratio.median()) - NAMES,
                        ROW - 8)
                + String.format(
                        Locale.ROOT,
                        "<line class=\"spread\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                        x(ratio.lower()),
                        x(ratio.upper()),
                        middle,
                        middle)
                + text(
                        (int) x(ratio.upper()) + 6,
                        middle + 4,
                        "",
                        String.format(
                                Locale.ROOT,
                                "%.2f (%s)",
                                ratio.median(),
                                workload.figure().print(standing.figure().median())));
    }

    private double x(double ratio) {
        double share =
                logarithmic
                        ? Math.log(Math.max(ratio, floor()) / floor()) / Math.log(most / floor())
                        : Math.max(ratio, 0) / most;
        return NAMES + share * BARS;
    }

    /// Where a logarithmic axis begins: the shortest bar still has a length.
    private double floor() {
        return least() / 2;
    }

    private static String text(int x, int y, String attributes, String words) {
        return "<text x=\"%d\" y=\"%d\"%s>%s</text>%n".formatted(x, y, attributes, escape(words));
    }

    private static String escape(String words) {
        return words.chars()
                .mapToObj(letter ->
                        switch (letter) {
                            case '<' -> "&lt;";
                            case '&' -> "&amp;";
                            default -> Character.toString(letter);
                        })
                .collect(Collectors.joining());
    }
}
