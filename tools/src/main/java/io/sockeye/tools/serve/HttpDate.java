package io.sockeye.tools.serve;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Dates of HTTP, RFC 9110 section 5.6.7, in seconds since 1970.
final class HttpDate {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] LONG_DAYS = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    };
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /// What [#parse] answers of a text that is no date.
    static final long NONE = Long.MIN_VALUE;

    /// What four digits of a year can say; file systems have times far beyond.
    private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z

    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private static volatile Now now = new Now(NONE, "");

    private record Now(long second, String text) {}

    private HttpDate() {}

    /// The date of now, which is made once a second.
    static String now() {
        long second = System.currentTimeMillis() / 1000;
        var last = now;
        if (last.second() != second) now = last = new Now(second, format(second));
        return last.text();
    }

    /// The nearest time of which a date can be written.
    static long clamped(long seconds) {
        return Math.clamp(seconds, FIRST, LAST);
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    static String format(long seconds) {
        var utc = LocalDateTime.ofEpochSecond(clamped(seconds), 0, ZoneOffset.UTC);
        var text = new StringBuilder(29);
        text.append(DAYS[utc.getDayOfWeek().getValue() - 1]).append(", ");
        two(text, utc.getDayOfMonth()).append(' ');
        text.append(month(utc.getMonthValue())).append(' ');
        two(text, utc.getYear() / 100);
        two(text, utc.getYear() % 100).append(' ');
        return time(text, utc).append(" GMT").toString();
    }

    /// `06/Nov/1994:08:49:37 +0000`, as access logs have it.
    static String formatForLog(long seconds) {
        var utc = LocalDateTime.ofEpochSecond(clamped(seconds), 0, ZoneOffset.UTC);
        var text = new StringBuilder(26);
        two(text, utc.getDayOfMonth()).append('/');
        text.append(month(utc.getMonthValue())).append('/');
        text.append(utc.getYear()).append(':');
        return time(text, utc).append(" +0000").toString();
    }

    /// `1994-11-06 08:49`, for people.
    static String formatForPage(long seconds) {
        var utc = LocalDateTime.ofEpochSecond(clamped(seconds), 0, ZoneOffset.UTC);
        var text = new StringBuilder(16);
        two(text, utc.getYear() / 100);
        two(text, utc.getYear() % 100).append('-');
        two(text, utc.getMonthValue()).append('-');
        two(text, utc.getDayOfMonth()).append(' ');
        two(text, utc.getHour()).append(':');
        return two(text, utc.getMinute()).toString();
    }

    private static String month(int number) {
        return MONTHS.substring(3 * number - 3, 3 * number);
    }

    private static StringBuilder time(StringBuilder text, LocalDateTime utc) {
        two(text, utc.getHour()).append(':');
        two(text, utc.getMinute()).append(':');
        return two(text, utc.getSecond());
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /// Reads the three forms that a server has to understand: the one of today, RFC 850's and asctime's. What is
    /// not exactly one of them is no date.
    ///
    /// @return [#NONE] if it is none of them
    static long parse(String text) {
        try {
            int comma = text.indexOf(',');
            if (comma == 3 && isLike(text, 3, ", 00 aaa 0000 00:00:00 GMT") && isDay(text, 3))
                return seconds(number(text, 12, 16), text, 8, number(text, 5, 7), 17);
            if (comma > 3 && isLike(text, comma, ", 00-aaa-00 00:00:00 GMT") && isDay(text, comma))
                return ofCentury(text, comma);
            if (comma < 0 && isLike(text, 3, " aaa _0 00:00:00 0000") && isDay(text, 3))
                return seconds(
                        number(text, 20, 24),
                        text,
                        4,
                        number(text, text.charAt(8) == ' ' ? 9 : 8, 10),
                        11);
        } catch (DateTimeException e) {
            return NONE;
        }
        return NONE;
    }

    /// Whether a text goes on, and ends, as a pattern: `0` is a digit, `_` a digit or a space, `a` anything, and all else itself.
    private static boolean isLike(String text, int from, String pattern) {
        if (text.length() - from != pattern.length()) return false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = text.charAt(from + i);
            char wanted = pattern.charAt(i);
            boolean good =
                    switch (wanted) {
                        case '0' -> Grammar.isDigit(c);
                        case '_' -> Grammar.isDigit(c) || c == ' ';
                        case 'a' -> true;
                        default -> c == wanted;
                    };
            if (!good) return false;
        }
        return true;
    }

    private static boolean isDay(String text, int length) {
        for (int i = 0; i < DAYS.length; i++) {
            var day = length == 3 ? DAYS[i] : LONG_DAYS[i];
            if (length == day.length() && text.startsWith(day)) return true;
        }
        return false;
    }

    /// A year of two digits. What seems to be more than 50 years ahead is of the century before.
    private static long ofCentury(String text, int comma) {
        var now = LocalDateTime.now(ZoneOffset.UTC);
        int year = now.getYear() - now.getYear() % 100 + number(text, comma + 9, comma + 11);
        int day = number(text, comma + 2, comma + 4);
        long seconds = seconds(year, text, comma + 5, day, comma + 12);
        return seconds > now.plusYears(50).toEpochSecond(ZoneOffset.UTC)
                ? seconds(year - 100, text, comma + 5, day, comma + 12)
                : seconds;
    }

    private static long seconds(int year, String text, int monthAt, int day, int timeAt) {
        int month = MONTHS.indexOf(text.substring(monthAt, monthAt + 3));
        int second = number(text, timeAt + 6, timeAt + 8);
        if (month < 0 || month % 3 != 0 || second > 60) return NONE;
        return LocalDateTime.of(
                        year,
                        month / 3 + 1,
                        day,
                        number(text, timeAt, timeAt + 2),
                        number(text, timeAt + 3, timeAt + 5),
                        Math.min(59, second)) // a leap second
                .toEpochSecond(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) number = 10 * number + text.charAt(i) - '0';
        return number;
    }
}
