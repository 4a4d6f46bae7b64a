package io.sockeye.tools.serve;

import io.sockeye.descriptor.Directory;
import io.sockeye.descriptor.FileStatus;
import io.sockeye.error.ErrnoException;
import io.sockeye.tools.cli.JsonLines;
import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Timestamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What is in a directory and can be fetched.
///
/// @param entries directories first
/// @param isCut whether there are more than are shown
record Listing(List<Entry> entries, boolean isCut) {
    /// More make no page that anybody reads.
    static final int MOST = 10_000;

    /// A file or a directory.
    static final class Entry {
        private final byte[] name;
        private final FileStatus status;
        private final String text; // made once: sorting asks for it again and again

        private Entry(byte[] name, FileStatus status) {
            this.name = name;
            text = visible(name);
            this.status = status;
        }

        /// Its bytes.
        byte[] name() {
            return name;
        }

        FileStatus status() {
            return status;
        }

        boolean isDirectory() {
            return status.isDirectory();
        }

        /// The name for people: what is no UTF-8 or cannot be seen is replaced.
        String text() {
            return text;
        }

        private static String visible(byte[] name) {
            var text = new StringBuilder(new String(name, StandardCharsets.UTF_8));
            for (int i = 0; i < text.length(); i++)
                if (Character.isISOControl(text.charAt(i))) text.setCharAt(i, '\uFFFD');
            return text.toString();
        }

        /// Where it is, seen from the directory. With the dot before it a colon in the name begins no scheme.
        String href() {
            var text = Target.encode(new StringBuilder("./"), name);
            return isDirectory() ? text.append('/').toString() : text.toString();
        }
    }

    /// By what a page is sorted.
    enum Order {
        NAME,
        SIZE,
        TIME
    }

    /// Looks at all names. What could not be fetched is left out: links that are not followed, pipes, devices, unfinished uploads.
    static Listing of(Site site, Directory directory, Target target) throws IOException {
        var names = directory.names(MOST + 1);
        var entries = new ArrayList<Entry>(names.size());
        for (var name : names.subList(0, Math.min(MOST, names.size()))) {
            if (Upload.isUnfinished(name)) continue;
            try {
                var status = directory.status(name);
                if (status.isSymbolicLink()) status = site.behindLink(target, name);
                if (status.isDirectory() || status.isRegularFile())
                    entries.add(new Entry(name, status));
            } catch (ErrnoException e) {
                // Most often removed meanwhile, or a link that leads nowhere.
                if (Site.refusal(e).getCause() != null) site.complain(target, e);
            }
        }
        return new Listing(entries, names.size() > MOST);
    }

    Listing sorted(Order order, boolean descending) {
        Comparator<Entry> by =
                switch (order) {
                    case NAME -> Listing::compareNames;
                    case SIZE -> Comparator.comparingLong(each -> each.status().size());
                    case TIME ->
                            Comparator.<Entry>comparingLong(each -> each.status().modifiedSeconds())
                                    .thenComparingInt(each -> each.status().modifiedNanos());
                };
        if (descending) by = by.reversed();
        var sorted = new ArrayList<>(entries);
        sorted.sort(
                Comparator.comparing((Entry each) -> !each.isDirectory())
                        .thenComparing(by)
                        .thenComparing(Listing::compareNames));
        return new Listing(sorted, isCut);
    }

    private static int compareNames(Entry one, Entry other) {
        int folded = one.text().compareToIgnoreCase(other.text());
        return folded != 0 ? folded : Arrays.compareUnsigned(one.name(), other.name());
    }

    /// One object, like a line of other commands.
    byte[] json(Target target) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var json = new JsonLines(new Output(bytes)).begin("directory");
        json.field("path", target.encoded()).field("truncated", isCut).beginArray("entries");
        for (var each : entries) {
            var status = each.status();
            json.beginElement().field("name", each.text()).field("href", each.href());
            json.field("kind", each.isDirectory() ? "directory" : "file");
            if (each.isDirectory()) json.none("sizeBytes");
            else json.field("sizeBytes", status.size());
            json.field("modified", timestamp(status)).endObject();
        }
        json.endArray().end();
        return bytes.toByteArray();
    }

    private static String timestamp(FileStatus status) {
        return Timestamp.of(
                Instant.ofEpochSecond(
                        HttpDate.clamped(status.modifiedSeconds()), status.modifiedNanos()));
    }
}
