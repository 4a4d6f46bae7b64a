package io.sockeye.python;

import io.sockeye.Socket;
import io.sockeye.address.BluetoothAddress;
import io.sockeye.testing.Peer;
import io.sockeye.wire.can.CanFrame;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.Inet4Address;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// The Java column of the table, compiled: a method for each row.
final class Counterparts implements AutoCloseable {
    /// What the snippets may name: imports, and variables of a user.
    private static final String HEAD =
            """
            import io.sockeye.*;
            import io.sockeye.address.*;
            import io.sockeye.control.*;
            import io.sockeye.descriptor.*;
            import io.sockeye.error.*;
            import io.sockeye.option.*;
            import io.sockeye.resolve.*;
            import io.sockeye.wire.can.*;
            import io.sockeye.Socket;
            import java.io.BufferedReader;
            import java.io.Writer;
            import java.nio.ByteBuffer;
            import java.time.Duration;
            import java.util.List;

            @SuppressWarnings("all")
            public abstract class Rows {
                Socket socket;
                SocketAddress address;
                AddressFamily family;
                SocketType type;
                Protocol protocol;
                ControlMessage control;
                OwnedDescriptor file;
                BufferedReader reader;
                Writer writer;
                ByteBuffer buffer;
                byte[] bytes;
                String host;
                List<String> lines;
                Duration timeout;
                int port, fileno, length;
                long number;
            """;

    private final Path folder;
    private final URLClassLoader loader;
    private final Class<?> rows;

    Counterparts(List<FromPython.Row> table) throws Exception {
        folder = Files.createTempDirectory("sockeye-from-python");
        compile(source(table));
        loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, Counterparts.class.getClassLoader());
        rows = loader.loadClass("Rows");
    }

    private static String source(List<FromPython.Row> table) {
        var source = new StringBuilder(HEAD);
        for (int i = 0; i < table.size(); i++) {
            var row = table.get(i);
            if (row.isSame()) source.append(method(i, row)).append('\n');
        }
        return source.append("}\n").toString();
    }

    /// A line for each row, so that the compiler names it.
    private static String method(int index, FromPython.Row row) {
        return switch (row.kind()) {
            case "constant" ->
                    "public static Object row%d() { return %s; }".formatted(index, row.java());
            case "class", "exception" -> "Class<?> row%d = %s.class;".formatted(index, row.java());
            default -> "void row%d() throws Exception { %s; }".formatted(index, row.java());
        };
    }

    private void compile(String source) throws Exception {
        var file = folder.resolve("Rows.java");
        Files.writeString(file, source);
        var libraries = home(Socket.class) + File.pathSeparator + home(CanFrame.class);
        var compiler = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        try (var javac =
                Peer.start(
                        compiler,
                        "-proc:none",
                        "-cp",
                        libraries,
                        "-d",
                        folder.toString(),
                        file.toString())) {
            var said = javac.rest();
            if (javac.exitCode() != 0) throw new AssertionError(said);
        }
    }

    private static Path home(Class<?> one) throws URISyntaxException {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /// The number of the constant in a row, or its text where Python has one.
    String value(int index) throws ReflectiveOperationException {
        try {
            var constant = rows.getMethod("row" + index).invoke(null);
            return constant instanceof BluetoothAddress
                    ? constant.toString()
                    : Long.toString(number(constant));
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static long number(Object constant) throws ReflectiveOperationException {
        return switch (constant) {
            case Number number -> number.longValue();
            case Enum<?> one -> one.ordinal();
            case Inet4Address address ->
                    Integer.toUnsignedLong(ByteBuffer.wrap(address.getAddress()).getInt());
            default -> component(constant);
        };
    }

    private static long component(Object constant) throws ReflectiveOperationException {
        var numbers = new TreeMap<String, Number>();
        for (var part : constant.getClass().getRecordComponents()) {
            if (part.getAccessor().invoke(constant) instanceof Number number)
                numbers.put(part.getName(), number);
        }
        var number = numbers.getOrDefault("number", numbers.get("bits"));
        if (number == null) throw new AssertionError("no number in " + constant);
        return number.longValue();
    }

    @Override
    public void close() throws IOException {
        loader.close();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }
}
