package io.sockeye.tools.cli;

import java.io.IOException;
import java.time.Instant;

/// JSON as all commands write it: one valid object a line, flushed with the line.
///
/// Each object begins with `v` (1), `type` and `ts`; the last one of a run has the type `summary` and says under `reason` why the run ended.
/// Names carry the unit (`rttMillis`), and a number that there is not is null. The schemas are in `docs/schema`.
///
/// ```java
/// json.begin("reply", at).field("sequence", 7).millis("rttMillis", nanos).end();
/// ```
///
/// It is written by hand because it is written at start-up: a library of which nothing but this is used takes longer to load than a
/// first line may take. An object belongs to one thread from `begin` to `end`.
public final class JsonLines {
    private static final int VERSION = 1;
    private static final String HEX = "0123456789abcdef";

    private final Output output;
    private final StringBuilder line = new StringBuilder(256);

    /// Whether a value stands before the place where the next one goes.
    private boolean behindValue;

    /// Writes to an output.
    ///
    /// @param output whose lines become objects
    public JsonLines(Output output) {
        this.output = output;
    }

    /// Begins an object that happened now.
    ///
    /// @param type what it tells
    /// @return this
    public JsonLines begin(String type) {
        return begin(type, Instant.now());
    }

    /// Begins an object.
    ///
    /// @param type what it tells
    /// @param at when that happened
    /// @return this
    public JsonLines begin(String type, Instant at) {
        line.setLength(0);
        line.append('{');
        behindValue = false;
        return field("v", VERSION).field("type", type).field("ts", Timestamp.of(at));
    }

    /// Begins the last object of a run.
    ///
    /// @param reason why the run ended
    /// @return this
    public JsonLines beginSummary(EndReason reason) {
        return begin("summary").field("reason", reason.text());
    }

    /// Ends the object and writes its line.
    ///
    /// @throws OutputClosedException if nobody reads any more
    public void end() throws IOException {
        line.append("}\n");
        output.write(line.toString());
    }

    /// A text.
    ///
    /// @param name of the field
    /// @param value of any characters
    /// @return this
    public JsonLines field(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    /// A whole number.
    ///
    /// @param name of the field
    /// @param value as it is
    /// @return this
    public JsonLines field(String name, long value) {
        name(name);
        line.append(value);
        return this;
    }

    /// A number; null if it is none or has no end.
    ///
    /// @param name of the field
    /// @param value any
    /// @return this
    public JsonLines field(String name, double value) {
        if (!Double.isFinite(value)) return none(name);
        name(name);
        line.append(value);
        return this;
    }

    /// Yes or no.
    ///
    /// @param name of the field
    /// @param value as it is
    /// @return this
    public JsonLines field(String name, boolean value) {
        name(name);
        line.append(value);
        return this;
    }

    /// What is not known.
    ///
    /// @param name of the field
    /// @return this
    public JsonLines none(String name) {
        name(name);
        line.append("null");
        return this;
    }

    /// A time span in milliseconds, exact to the nanosecond: no floating point is between.
    ///
    /// @param name of the field, which ends in `Millis`
    /// @param nanos how long, in nanoseconds
    /// @return this
    public JsonLines millis(String name, long nanos) {
        name(name);
        Decimals.millis(line, nanos, 6);
        return this;
    }

    /// Begins an object inside of this one.
    ///
    /// @param name of the field
    /// @return this
    public JsonLines beginObject(String name) {
        name(name);
        line.append('{');
        behindValue = false;
        return this;
    }

    /// Ends the object inside.
    ///
    /// @return this
    public JsonLines endObject() {
        line.append('}');
        behindValue = true;
        return this;
    }

    /// Begins an array.
    ///
    /// @param name of the field
    /// @return this
    public JsonLines beginArray(String name) {
        name(name);
        line.append('[');
        behindValue = false;
        return this;
    }

    /// An element: a text.
    ///
    /// @param value of any characters
    /// @return this
    public JsonLines element(String value) {
        comma();
        quote(value);
        return this;
    }

    /// An element: a whole number.
    ///
    /// @param value as it is
    /// @return this
    public JsonLines element(long value) {
        comma();
        line.append(value);
        return this;
    }

    /// Begins an element that is an object; [#endObject()] ends it.
    ///
    /// @return this
    public JsonLines beginElement() {
        comma();
        line.append('{');
        behindValue = false;
        return this;
    }

    /// Ends the array.
    ///
    /// @return this
    public JsonLines endArray() {
        line.append(']');
        behindValue = true;
        return this;
    }

    private void name(String name) {
        comma();
        quote(name);
        line.append(':');
    }

    private void comma() {
        if (behindValue) line.append(',');
        behindValue = true;
    }

    /// RFC 8259, section 7. What moves a terminal's cursor, also by the one byte of U+009B, is written as an escape, and so is a surrogate without its other half, which would be no UTF-8.
    private void quote(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (Character.isISOControl(c) || isLoneSurrogate(text, i)) {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4)
                    line.append(HEX.charAt(c >> shift & 15));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c))
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        return Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
