package io.sockeye.tools.serve;

import io.sockeye.descriptor.FileStatus;
import org.jspecify.annotations.Nullable;

/// What tells one state of a file from another, and the conditions of RFC 9110 section 13 on it.
///
/// @param tag ETag's value; weak while the file is so new that it may change again without another time
/// @param modified Last-Modified in seconds since 1970
record Validators(String tag, long modified) {
    /// The clock of files goes in steps of some milliseconds; of some file systems in steps of two seconds.
    private static final int SETTLED_SECONDS = 3;

    /// Those of what exists and has none: no tag is its, and no date, RFC 9110 section 13.1.
    static final Validators NONE = new Validators("", HttpDate.NONE);

    static Validators of(FileStatus file) {
        return of(file, System.currentTimeMillis() / 1000);
    }

    static Validators of(FileStatus file, long now) {
        boolean settled = file.modifiedSeconds() + SETTLED_SECONDS <= now;
        var tag = new StringBuilder(48);
        if (!settled) tag.append("W/");
        tag.append('"').append(Long.toHexString(file.inode())).append('-');
        tag.append(Long.toHexString(file.size())).append('-');
        tag.append(Long.toHexString(file.modifiedSeconds() * 1_000_000_000 + file.modifiedNanos()));
        // A date in the future is none that may be sent.
        return new Validators(
                tag.append('"').toString(),
                HttpDate.clamped(Math.min(now, file.modifiedSeconds())));
    }

    /// What the preconditions say, in the order of section 13.2.2.
    ///
    /// @param current null if there is no such file yet
    /// @return 0 to go on, 304, or 412
    static int evaluate(Request request, @Nullable Validators current) {
        boolean reads = request.method().equals("GET") || request.isHead();
        var ifMatch = request.field("If-Match");
        if (ifMatch != null) {
            if (current == null || !matches(ifMatch, current.tag(), true)) return 412;
        } else {
            long since = date(request, "If-Unmodified-Since");
            if (since != HttpDate.NONE && current != null && current.modified() > since) return 412;
        }
        var ifNoneMatch = request.field("If-None-Match");
        if (ifNoneMatch != null) {
            if (current != null && matches(ifNoneMatch, current.tag(), false))
                return reads ? 304 : 412;
        } else if (reads && current != null) {
            long since = date(request, "If-Modified-Since");
            if (current.modified() != HttpDate.NONE
                    && since != HttpDate.NONE
                    && current.modified() <= since) return 304;
        }
        return 0;
    }

    /// Whether a part of the file is what the client asks for to complete what it has: If-Range, section 13.1.5.
    boolean allowsRange(Request request) {
        var condition = request.field("If-Range");
        if (condition == null) return true;
        if (condition.startsWith("\"") || condition.startsWith("W/"))
            return !isWeak(condition) && condition.equals(tag);
        return !isWeak(tag) && HttpDate.parse(condition) == modified;
    }

    private static long date(Request request, String name) {
        var text = request.field(name);
        return text == null ? HttpDate.NONE : HttpDate.parse(text);
    }

    private static boolean isWeak(String tag) {
        return tag.startsWith("W/");
    }

    /// Whether a list of tags has this one. A list that is none ends where it is none.
    static boolean matches(String list, String tag, boolean strongly) {
        if (list.equals("*")) return true;
        var opaque = isWeak(tag) ? tag.substring(2) : tag;
        int at = 0;
        while (at < list.length()) {
            while (at < list.length() && ", \t".indexOf(list.charAt(at)) >= 0) at++;
            boolean weak = list.startsWith("W/", at);
            if (weak) at += 2;
            if (at >= list.length() || list.charAt(at) != '"') return false;
            int end = list.indexOf('"', at + 1);
            if (end < 0) return false;
            boolean same = list.substring(at, end + 1).equals(opaque);
            if (same && !(strongly && (weak || isWeak(tag)))) return true;
            at = end + 1;
        }
        return false;
    }
}
