package io.sockeye.tools.serve;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;

/// Dates of HTTP, RFC 9110 section 5.6.7, in seconds since 1970.
final class HttpDate {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
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

    /// Reads the three forms that a server has to understand: the one of today, RFC 850's and asctime's.
    ///
    /// @return [#NONE] if it is none of them
    static long parse(String text) {
        int comma = text.indexOf(',');
        try {
            if (comma == 3 && text.length() == 29 && text.endsWith(" GMT"))
                return seconds(
                        number(text, 12, 16), text, 8, number(text, 5, 7), text.substring(17, 25));
            if (comma > 3 && text.length() == comma + 24 && text.endsWith(" GMT"))
                return seconds(
                        century(number(text, comma + 9, comma + 11)),
                        text,
                        comma + 5,
                        number(text, comma + 2, comma + 4),
                        text.substring(comma + 12, comma + 20));
            if (comma < 0 && text.length() == 24)
                return seconds(
                        number(text, 20, 24),
                        text,
                        4,
                        text.charAt(8) == ' ' ? number(text, 9, 10) : number(text, 8, 10),
                        text.substring(11, 19));
        } catch (DateTimeException | NumberFormatException e) {
            return NONE;
        }
        return NONE;
    }

    /// A year that seems to be more than 50 years ahead is of the century before.
    private static int century(int year) {
        int now = Year.now(ZoneOffset.UTC).getValue();
        int full = now - now % 100 + year;
        return full > now + 50 ? full - 100 : full;
    }

    private static long seconds(int year, String text, int monthAt, int day, String time) {
        int month = MONTHS.indexOf(text.substring(monthAt, monthAt + 3));
        if (month < 0 || month % 3 != 0 || time.charAt(2) != ':' || time.charAt(5) != ':')
            return NONE;
        return LocalDateTime.of(
                        year,
                        month / 3 + 1,
                        day,
                        number(time, 0, 2),
                        number(time, 3, 5),
                        Math.min(59, number(time, 6, 8))) // a leap second
                .toEpochSecond(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!Grammar.isDigit(text.charAt(i))) throw new NumberFormatException(text);
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
