package io.sockeye.tools.ping;

import io.sockeye.tools.cli.Colour;
import io.sockeye.tools.cli.ColourChoice;
import io.sockeye.tools.cli.Decimals;
import io.sockeye.tools.cli.EndReason;
import io.sockeye.tools.cli.Surroundings;
import io.sockeye.tools.cli.Terminal;
import io.sockeye.tools.ping.PingResult.Reply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The times as they come, drawn on the terminal's other screen: a graph for each host. At the end the screen is as it was, and the figures stand on it.
final class LiveView extends Report {
    private static final long REDRAW = 250_000_000;
    private static final long ASK_SIZE = 2_000_000_000;
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";

    private final Surroundings around;
    private final PingCommand.TextStyle style;
    private final boolean colours;
    private final Map<Host, Graph> graphs = new LinkedHashMap<>();
    private Terminal.Size size = Terminal.USUAL;
    private long nextDraw;
    private long nextSize;
    private boolean entered;

    LiveView(Surroundings around, PingCommand.TextStyle style) {
        this.around = around;
        this.style = style;
        colours = around.terminal().colours(ColourChoice.AUTO);
    }

    @Override
    public void begins(Host host) {
        graphs.put(host, new Graph());
    }

    @Override
    public void result(Host host, PingResult result) {
        Objects.requireNonNull(graphs.get(host), host.name)
                .add(result instanceof Reply reply ? reply.roundTrip().toNanos() : Graph.LOST);
    }

    @Override
    public long tick(long now) throws IOException {
        if (!entered) {
            around.out().write(ENTER);
            entered = true;
            nextDraw = now;
            nextSize = now;
        }
        if (now - nextSize >= 0) {
            size = around.terminal().size();
            nextSize = now + ASK_SIZE;
        }
        if (now - nextDraw >= 0) {
            around.out().write(draw());
            nextDraw = now + REDRAW;
        }
        return nextDraw;
    }

    /// A whole screen, written at once: each line is cleared behind its end, and the rest of the screen below.
    private String draw() {
        var text = new StringBuilder("\u001b[H");
        int rows =
                graphs.isEmpty() ? 0 : Math.max(2, Math.min(9, (size.lines() - 1) / graphs.size()));
        int left = size.lines() - 1; // the last one would scroll
        for (var entry : graphs.entrySet()) {
            if (left < rows) break;
            left -= rows;
            var title = title(entry.getKey(), entry.getValue());
            if (title.length() > size.columns()) title = title.substring(0, size.columns());
            text.append(Colour.BOLD.paint(title, colours)).append("\u001b[K\r\n");
            for (var line : entry.getValue().draw(size.columns(), rows - 1))
                text.append(Colour.GREEN.paint(line, colours)).append("\u001b[K\r\n");
        }
        return text.append("\u001b[J").toString();
    }

    private String title(Host host, Graph graph) {
        var figures = host.statistics;
        long lost = figures.sent() - figures.received() - host.waiting.size();
        var last =
                graph.isEmpty()
                        ? "-"
                        : graph.last() < 0 ? "lost" : Decimals.millis(graph.last(), 3) + " ms";
        return style.name(host)
                + "  last "
                + last
                + "  p50 "
                + Figures.exact(figures.percentile(50))
                + "  p99 "
                + Figures.exact(figures.percentile(99))
                + "  max "
                + Figures.exact(figures.max())
                + "  lost "
                + lost
                + "/"
                + figures.sent();
    }

    @Override
    void end(Engine engine, EndReason reason) throws IOException {
        if (entered) around.out().write(LEAVE);
        var closing = new ManyText(around.out(), style.quietly());
        for (var host : graphs.keySet()) closing.begins(host);
        closing.end(engine, reason);
    }
}
