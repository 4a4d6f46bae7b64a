package io.sockeye.tools.cli;

import io.sockeye.Socket;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The versions of the three that have to work together: library, JDK, kernel.
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "sockeye " + library(),
            "JDK " + Runtime.version(),
            System.getProperty("os.name")
                    + " "
                    + System.getProperty("os.version")
                    + " "
                    + System.getProperty("os.arch")
        };
    }

    /// The library's version, as its module descriptor has it.
    public static String library() {
        return Optional.ofNullable(Socket.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("(unknown version)");
    }
}
