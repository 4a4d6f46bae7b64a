package io.sockeye.abi;

import io.sockeye.option.OptionLevel;
import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.UnionLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What this library says of C: every constant, size and offset, by the C expression that must have that value.
///
/// Reflection finds them in all classes of the library, so that none is forgotten:
///
/// - the static fields whose type is one of our numbered types: `AF_INET`, `ECONNREFUSED`, `SO_REUSEADDR` with its level;
/// - the static numbers of `internal.sys`, and the public ones of what is exported;
/// - the static layouts of structs, `tcp_info`: the name of a layout, or else that of its class, is C's name of the struct. Members
///   without a name in C (padding, bit fields) have none here or begin with two underscores;
/// - the static numbers beside a layout that are named after its members, their offsets; in `internal.sys` also SIZE.
final class OurTable {
    private static final String SYS = "io.sockeye.internal.sys";
    private static final String INTERNAL = "io.sockeye.internal.";

    private final TreeMap<String, Long> values = new TreeMap<>();
    private final TreeMap<String, String> origins = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private OurTable() {}

    /// Prints the table of this JVM: expression, tab, value. What contradicts itself goes to standard error.
    public static void main(String[] arguments) throws Exception {
        var table = new OurTable();
        for (var type : LibraryClasses.all()) table.add(type);
        table.values.forEach((expression, value) -> System.out.println(expression + "\t" + value));
        table.faults.forEach(System.err::println);
        System.exit(table.faults.isEmpty() ? 0 : 1);
    }

    private void add(Class<?> type) throws ReflectiveOperationException, IOException {
        for (var field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (!Modifier.isStatic(modifiers) || field.isSynthetic()) continue;
            if (GroupLayout.class.isAssignableFrom(field.getType())) addLayout(field);
            else if (field.getType().isPrimitive()) addNumber(field);
            else if (Modifier.isPublic(modifiers)) addConstant(field);
        }
    }

    private void addLayout(Field field) throws ReflectiveOperationException {
        var layout = (GroupLayout) value(field);
        var struct =
                (layout instanceof UnionLayout ? "union " : "struct ")
                        + layout.name().orElse(snakeCase(field.getDeclaringClass()));
        put("sizeof(" + struct + ")", layout.byteSize(), field);
        for (var member : layout.memberLayouts()) {
            var name = member.name().orElse("__");
            if (name.startsWith("__")) continue;
            var offset = "offsetof(" + struct + "," + name + ")";
            put(offset, layout.byteOffset(PathElement.groupElement(name)), field);
            put("sizeof(((" + struct + " *) 0)->" + name + ")", member.byteSize(), field);
            for (var beside : field.getDeclaringClass().getDeclaredFields()) {
                if (!Modifier.isStatic(beside.getModifiers())
                        || !beside.getName().toLowerCase(Locale.ROOT).equals(name)) continue;
                if (value(beside) instanceof Number number) put(offset, number.longValue(), beside);
            }
        }
    }

    private void addNumber(Field field) throws ReflectiveOperationException {
        var home = field.getDeclaringClass();
        boolean sys = home.getPackageName().equals(SYS);
        boolean exported = !home.getPackageName().startsWith(INTERNAL) && isPublic(home);
        boolean counts =
                sys
                        ? !Modifier.isPrivate(field.getModifiers())
                        : exported && Modifier.isPublic(field.getModifiers());
        if (!counts || !(value(field) instanceof Number number)) return;
        var name = field.getName();
        if (sys && home.getDeclaringClass() != null) {
            var struct = "struct " + snakeCase(home);
            var member = name.toLowerCase(Locale.ROOT);
            name =
                    name.equals("SIZE")
                            ? "sizeof(" + struct + ")"
                            : "offsetof(" + struct + "," + member + ")";
        }
        put(name, number.longValue(), field);
    }

    private static boolean isPublic(Class<?> type) {
        var outer = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }

    /// `AF_INET`, whose type has a number, or an option, which has a name and a level, too.
    private void addConstant(Field field) throws ReflectiveOperationException {
        var constant = value(field);
        var number = part(constant, "number");
        if (number == null) number = part(constant, "bits");
        if (!(number instanceof Integer known)) return;
        var name = part(constant, "name") instanceof String said ? said : field.getName();
        if (!name.equals(field.getName())) faults.add(field + " calls itself " + name);
        put(name, known, field);
        switch (part(constant, "level")) {
            case OptionLevel level -> addLevel(name, level.number(), field);
            case Integer level -> addLevel(name, level, field);
            case null, default -> {}
        }
    }

    private void addLevel(String name, int number, Field field) {
        var level = Levels.of(name);
        if (level.isEmpty()) faults.add("Levels does not know the level of " + name);
        else if (!level.get().isEmpty()) put(level.get(), number, field);
    }

    private void put(String name, long value, Field field) {
        if (Exceptions.OURS.containsKey(name)) return;
        var expression = Exceptions.SPELLINGS.getOrDefault(name, name);
        var origin = field.getDeclaringClass().getName() + "." + field.getName();
        var other = values.putIfAbsent(expression, value);
        if (other == null) origins.put(expression, origin);
        else if (other != value)
            faults.add(
                    "%s is %d in %s and %d in %s"
                            .formatted(expression, other, origins.get(expression), value, origin));
    }

    private static Object value(Field field) throws ReflectiveOperationException {
        field.setAccessible(true);
        return field.get(null);
    }

    /// A field of one of our objects, or null where it has none.
    private static Object part(Object of, String name) throws ReflectiveOperationException {
        if (of == null || !of.getClass().getName().startsWith("io.sockeye.")) return null;
        try {
            var field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (NoSuchFieldException hasNone) {
            return null;
        }
    }

    /// `SockaddrIn6` is `sockaddr_in6` in C.
    private static String snakeCase(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
