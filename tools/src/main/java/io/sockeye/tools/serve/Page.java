package io.sockeye.tools.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// A directory as a page of HTML: without a script, so that its policy allows none.
final class Page {
    private static final String TEMPLATE = template();

    /// What a browser may do on the page: show its one style sheet and send its one form.
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + sha256(TEMPLATE, "<style>", "</style>")
                    + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB"};

    private Page() {}

    private static String template() {
        try (var stream = Page.class.getResourceAsStream("page.html")) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text, String from, String to) {
        var part = text.substring(text.indexOf(from) + from.length(), text.indexOf(to));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder()
                    .encodeToString(digest.digest(part.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] html(Listing unsorted, Target target, boolean uploads) {
        var order = order(target);
        boolean descending = Objects.equals(target.parameter("order"), "desc");
        var listing = unsorted.sorted(order, descending);
        var rows = new StringBuilder(128 * listing.entries().size());
        if (!target.names().isEmpty())
            rows.append("<tr class=\"d\"><td><a href=\"../\">../</a></td><td class=\"n\"></td>")
                    .append("<td></td></tr>\n");
        for (var entry : listing.entries()) row(rows, entry);
        return filled(
                        "title", title(target),
                        "path", path(target),
                        "columns", columns(order, descending),
                        "rows", rows.toString(),
                        "foot", foot(listing, uploads))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The template with its places filled, in the order in which they stand there.
    private static String filled(String... parts) {
        var page = new StringBuilder(TEMPLATE.length() + 1024);
        int at = 0;
        for (int i = 0; i < parts.length; i += 2) {
            var place = "{" + parts[i] + "}";
            int found = TEMPLATE.indexOf(place, at);
            page.append(TEMPLATE, at, found).append(parts[i + 1]);
            at = found + place.length();
        }
        return page.append(TEMPLATE, at, TEMPLATE.length()).toString();
    }

    private static Listing.Order order(Target target) {
        return switch (target.parameter("sort")) {
            case "size" -> Listing.Order.SIZE;
            case "time" -> Listing.Order.TIME;
            case null, default -> Listing.Order.NAME;
        };
    }

    private static String title(Target target) {
        var text = new StringBuilder("/");
        for (var name : target.names())
            escape(text, new String(name, StandardCharsets.UTF_8)).append('/');
        return text.toString();
    }

    /// Each directory above is a link.
    private static String path(Target target) {
        var text = new StringBuilder();
        int depth = target.names().size();
        link(text, depth, "/");
        for (int i = 0; i < depth; i++) {
            text.append(' ');
            link(text, depth - 1 - i, new String(target.names().get(i), StandardCharsets.UTF_8));
            text.append(" /");
        }
        return text.toString();
    }

    private static void link(StringBuilder text, int up, String name) {
        text.append("<a href=\"").append(up == 0 ? "./" : "../".repeat(up)).append("\"><bdi>");
        escape(text, name).append("</bdi></a>");
    }

    /// A click on the column that sorts turns it round.
    private static String columns(Listing.Order order, boolean descending) {
        var text = new StringBuilder();
        column(text, "Name", "name", order == Listing.Order.NAME, descending, "");
        column(text, "Size", "size", order == Listing.Order.SIZE, descending, " class=\"n\"");
        column(text, "Changed (UTC)", "time", order == Listing.Order.TIME, descending, "");
        return text.toString();
    }

    private static void column(
            StringBuilder text,
            String title,
            String name,
            boolean sorts,
            boolean descending,
            String attribute) {
        text.append("<th").append(attribute);
        if (sorts)
            text.append(" aria-sort=\"").append(descending ? "de" : "a").append("scending\"");
        boolean next = sorts && !descending;
        text.append("><a href=\"?sort=").append(name).append("&amp;order=");
        text.append(next ? "desc" : "asc").append("\">").append(title);
        if (sorts) text.append(descending ? " ↓" : " ↑");
        text.append("</a></th>");
    }

    private static void row(StringBuilder rows, Listing.Entry entry) {
        boolean directory = entry.isDirectory();
        rows.append(directory ? "<tr class=\"d\">" : "<tr>").append("<td><a href=\"");
        escape(rows, entry.href()).append("\"><bdi>");
        escape(rows, entry.text()).append("</bdi>").append(directory ? "/" : "");
        rows.append("</a></td><td class=\"n\"");
        var status = entry.status();
        if (!directory)
            rows.append(" title=\"")
                    .append(status.size())
                    .append(status.size() == 1 ? " byte\">" : " bytes\">");
        else rows.append('>');
        rows.append(directory ? "" : size(status.size())).append("</td><td>");
        rows.append(HttpDate.formatForPage(status.modifiedSeconds())).append("</td></tr>\n");
    }

    private static String foot(Listing listing, boolean uploads) {
        var text = new StringBuilder();
        if (listing.more() > 0)
            text.append("<p>The first ")
                    .append(Listing.MOST)
                    .append(" names; ")
                    .append(listing.more())
                    .append(" more are not shown.</p>\n");
        else if (listing.entries().isEmpty()) text.append("<p>Nothing here.</p>\n");
        if (uploads)
            text.append("<form method=\"post\" enctype=\"multipart/form-data\">")
                    .append("<input type=\"file\" name=\"file\" multiple required")
                    .append(" aria-label=\"Files to upload\">")
                    .append("<button>Upload here</button></form>\n");
        return text.toString();
    }

    /// A page that says what went wrong.
    static byte[] message(int status, String why) {
        var text = new StringBuilder(status + " " + Response.reason(status));
        if (!why.isEmpty()) text.append(": ").append(why);
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// `340 B`, `1.2 KiB`, `17 MiB`.
    static String size(long bytes) {
        if (bytes < 1024) return bytes + " B";
        int unit = 0;
        long tenths = bytes * 10 / 1024;
        if (bytes > Long.MAX_VALUE / 10) tenths = bytes / 1024 * 10;
        while (tenths >= 10 * 1024 && unit < UNITS.length - 1) {
            tenths /= 1024;
            unit++;
        }
        return (tenths < 100 ? tenths / 10 + "." + tenths % 10 : "" + tenths / 10)
                + " "
                + UNITS[unit];
    }

    static StringBuilder escape(StringBuilder html, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return html;
    }
}
