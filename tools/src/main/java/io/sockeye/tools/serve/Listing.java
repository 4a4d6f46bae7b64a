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
import java.util.PriorityQueue;

/// What is in a directory and can be fetched.
///
/// @param entries directories first
/// @param more how many names there are beside those that are shown, which are the first of all
record Listing(List<Entry> entries, long more) {
    /// More make no page that anybody reads.
    static final int MOST = 10_000;

    /// A name.
    private static final class Name {
        static final Comparator<Name> ORDER =
                Comparator.comparing((Name each) -> each.text, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing((Name each) -> each.bytes, Arrays::compareUnsigned);

        /// For people: what is no UTF-8 or cannot be seen is replaced. Made once, for sorting asks again and again.
        private final String text;

        private final byte[] bytes;

        Name(byte[] bytes) {
            this.bytes = bytes;
            var visible = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
            for (int i = 0; i < visible.length(); i++)
                if (Character.isISOControl(visible.charAt(i))) visible.setCharAt(i, '\uFFFD');
            text = visible.toString();
        }
    }

    /// A file or a directory.
    static final class Entry {
        private final Name name;
        private final FileStatus status;

        private Entry(Name name, FileStatus status) {
            this.name = name;
            this.status = status;
        }

        FileStatus status() {
            return status;
        }

        boolean isDirectory() {
            return status.isDirectory();
        }

        /// The name as people see it.
        String text() {
            return name.text;
        }

        /// Where it is, seen from the directory. With the dot before it a colon in the name begins no scheme.
        String href() {
            var text = Target.encode(new StringBuilder("./"), name.bytes);
            return isDirectory() ? text.append('/').toString() : text.toString();
        }
    }

    /// By what a page is sorted.
    enum Order {
        NAME,
        SIZE,
        TIME
    }

    /// Looks at all names, and at the files of those that are shown. What could not be fetched is left out: links that are not followed, pipes,
    /// devices, unfinished uploads.
    static Listing of(Site site, Directory directory, Target target) throws IOException {
        var first = new First();
        directory.names(first::add);
        var entries = new ArrayList<Entry>(first.names.size());
        for (var name : first.names) {
            try {
                var status = directory.status(name.bytes);
                if (status.isSymbolicLink()) status = site.behindLink(target, name.bytes);
                if (status.isDirectory() || status.isRegularFile())
                    entries.add(new Entry(name, status));
            } catch (ErrnoException e) {
                // Most often removed meanwhile, or a link that leads nowhere.
                if (Site.refusal(e).getCause() != null) site.complain(target, e);
            }
        }
        return new Listing(entries, first.more);
    }

    /// The first of all names that go by; of others, of which there may be millions, only how many they are is kept.
    private static final class First {
        private final PriorityQueue<Name> names = new PriorityQueue<>(Name.ORDER.reversed());
        private long more;

        /// @return true: it wants all
        boolean add(byte[] bytes) {
            if (Upload.isUnfinished(bytes)) return true;
            names.add(new Name(bytes));
            if (names.size() > MOST) {
                names.remove(); // the last
                more++;
            }
            return true;
        }
    }

    Listing sorted(Order order, boolean descending) {
        Comparator<Entry> byName = Comparator.comparing(each -> each.name, Name.ORDER);
        Comparator<Entry> by =
                switch (order) {
                    case NAME -> byName;
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
                        .thenComparing(byName));
        return new Listing(sorted, more);
    }

    /// One object, like a line of other commands.
    byte[] json(Target target) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var json = new JsonLines(new Output(bytes)).begin("directory");
        json.field("path", target.encoded()).field("truncated", more > 0).beginArray("entries");
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
