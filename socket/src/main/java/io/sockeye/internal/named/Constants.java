package io.sockeye.internal.named;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The named constants of one number space: the public static final fields of a home class whose
/// type is that class.
///
/// Where two constants have one number (`AF_UNIX` and `AF_LOCAL`), the one that is declared first
/// gives the name. The table is read on first use, not when this object is made, because the home
/// class makes it while its own constants are still being initialised.
///
/// Thread-safe: two threads that read the table at the same time make equal tables.
///
/// @param <T> the home class
public final class Constants<T> {
    private final Class<T> home;
    private final ToLongFunction<? super T> key;
    private volatile Optional<Table<T>> table = Optional.empty();

    private Constants(Class<T> home, ToLongFunction<? super T> key) {
        this.home = home;
        this.key = key;
    }

    /// Makes the table of a home class, to be kept in a private static field of that class.
    ///
    /// @param <T> the home class
    /// @param home the class that declares the constants, and their type
    /// @param key the number of a constant
    /// @return the constants, not read yet
    public static <T> Constants<T> of(Class<T> home, ToLongFunction<? super T> key) {
        return new Constants<>(home, key);
    }

    /// Answers the constant for a number, or makes a value for a number without a name.
    ///
    /// @param number the number
    /// @param otherwise makes the value when no constant has this number
    /// @return the constant itself, or what `otherwise` made
    public T find(long number, LongFunction<? extends T> otherwise) {
        Table<T> names = table();
        int index = names.indexOf(number);
        return index < 0 ? otherwise.apply(number) : home.cast(names.constants[index]);
    }

    /// Answers the C name of a number.
    ///
    /// @param number the number
    /// @return the name, or nothing when no constant has this number
    public Optional<String> name(long number) {
        Table<T> names = table();
        int index = names.indexOf(number);
        return index < 0 ? Optional.empty() : Optional.of(names.names[index]);
    }

    /// Answers the C name of a number, or the number in decimal when it has no name.
    ///
    /// @param number the number
    /// @return the text
    public String text(long number) {
        Table<T> names = table();
        int index = names.indexOf(number);
        return index < 0 ? Long.toString(number) : names.names[index];
    }

    /// Answers the constant with a C name, aliases included.
    ///
    /// @param name the name, spelled as the field
    /// @return the constant, or nothing when there is none
    public Optional<T> named(String name) {
        return Optional.ofNullable(table().byName.get(name));
    }

    /// Renders a set of flags: the names of its bits from the lowest up, then what has no name in
    /// hexadecimal, as in `MSG_PEEK|MSG_DONTWAIT|0x8000`.
    ///
    /// A value that has a name of its own is that name. No flags without a name are `0`.
    ///
    /// @param bits the flags
    /// @return the text
    public String flags(int bits) {
        Optional<String> whole = name(bits);
        if (whole.isPresent()) {
            return whole.get();
        }
        var text = new StringJoiner("|").setEmptyValue("0");
        int unnamed = bits;
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            int bit = Integer.lowestOneBit(rest);
            Optional<String> name = name(bit);
            if (name.isPresent()) {
                text.add(name.get());
                unnamed &= ~bit;
            }
        }
        if (unnamed != 0) {
            text.add("0x" + Integer.toHexString(unnamed));
        }
        return text.toString();
    }

    private Table<T> table() {
        Optional<Table<T>> known = table;
        if (known.isPresent()) {
            return known.get();
        }
        Table<T> read = read();
        if (read.complete) {
            table = Optional.of(read);
        }
        return read;
    }

    private Table<T> read() {
        Map<String, T> byName = new HashMap<>();
        SortedMap<Long, String> names = new TreeMap<>();
        boolean complete = true;
        for (Field field : home.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (field.getType() == home
                    && Modifier.isPublic(modifiers)
                    && Modifier.isStatic(modifiers)
                    && Modifier.isFinal(modifiers)) {
                Object value = value(field);
                if (value != null) {
                    T constant = home.cast(value);
                    byName.put(field.getName(), constant);
                    names.putIfAbsent(key.applyAsLong(constant), field.getName());
                } else {
                    // Null: the home class is being initialised by this very thread.
                    complete = false;
                }
            }
        }
        return new Table<>(names, byName, complete);
    }

    private static @Nullable Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("cannot read the public field " + field, e);
        }
    }

    /// What was read: parallel arrays in the order of the numbers, searched by halves, so that a
    /// look-up makes no object.
    private static final class Table<T> {
        final long[] numbers;
        final String[] names;
        final Object[] constants;
        final Map<String, T> byName;
        final boolean complete;

        /// Without streams: every program reads a few tables at its start.
        Table(SortedMap<Long, String> namesByNumber, Map<String, T> byName, boolean complete) {
            numbers = new long[namesByNumber.size()];
            names = new String[numbers.length];
            constants = new Object[numbers.length];
            int at = 0;
            for (var entry : namesByNumber.entrySet()) {
                numbers[at] = entry.getKey();
                names[at] = entry.getValue();
                constants[at++] = Objects.requireNonNull(byName.get(entry.getValue()));
            }
            this.byName = byName;
            this.complete = complete;
        }

        int indexOf(long number) {
            return Arrays.binarySearch(numbers, number);
        }
    }
}
