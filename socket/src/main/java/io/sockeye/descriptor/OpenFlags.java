package io.sockeye.descriptor;

import io.sockeye.internal.sys.Fcntl;
import java.nio.charset.Charset;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// The JDK's words for open(2)'s.
final class OpenFlags {
    private OpenFlags() {}

    static int of(OpenOption... options) {
        var all = List.of(options);
        boolean append = all.contains(StandardOpenOption.APPEND);
        boolean write = append || all.contains(StandardOpenOption.WRITE);
        boolean read = all.contains(StandardOpenOption.READ) || !write;
        int flags = read && write ? Fcntl.O_RDWR : write ? Fcntl.O_WRONLY : Fcntl.O_RDONLY;
        for (var option : all) flags |= flag(option);
        return flags;
    }

    private static int flag(OpenOption option) {
        if (option instanceof StandardOpenOption standard) {
            switch (standard) {
                case READ, WRITE, SPARSE -> {
                    return 0;
                }
                case APPEND -> {
                    return Fcntl.O_APPEND;
                }
                case TRUNCATE_EXISTING -> {
                    return Fcntl.O_TRUNC;
                }
                case CREATE -> {
                    return Fcntl.O_CREAT;
                }
                case CREATE_NEW -> {
                    return Fcntl.O_CREAT | Fcntl.O_EXCL;
                }
                case SYNC -> {
                    return Fcntl.O_SYNC;
                }
                case DSYNC -> {
                    return Fcntl.O_DSYNC;
                }
                case DELETE_ON_CLOSE -> {}
            }
        }
        throw new UnsupportedOperationException("open option " + option);
    }

    /// The path as C wants it.
    static byte[] terminated(Path path) {
        var name =
                path.toString()
                        .getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
        return Arrays.copyOf(name, name.length + 1);
    }
}
