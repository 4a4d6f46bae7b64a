package io.sockeye.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Another JVM with this project's test classes.
public final class ChildJvm {
    private ChildJvm() {}

    /// The command that runs a main class there.
    public static List<String> command(List<String> options, Class<?> main, Object... arguments) {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--illegal-native-access=deny"));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath());
        command.add(main.getName());
        for (var argument : arguments) command.add(argument.toString());
        return command;
    }

    public static Peer start(List<String> options, Class<?> main, Object... arguments)
            throws IOException {
        return Peer.start(command(options, main, arguments).toArray(String[]::new));
    }

    /// The tests run patched into the module; here all of it is a class path.
    private static String classPath() {
        return Stream.of(
                        "target/test-classes",
                        "target/classes",
                        System.getProperty("java.class.path", ""),
                        System.getProperty("jdk.module.path", ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(":"));
    }
}
