package io.sockeye.abi;

import io.sockeye.Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All classes of the library, nested ones too.
final class LibraryClasses {
    private LibraryClasses() {}

    static List<Class<?>> all() throws IOException, ClassNotFoundException {
        var self = Socket.class.getName().replace('.', '/') + ".class";
        var url = Socket.class.getResource("/" + self);
        if (url == null || !url.getProtocol().equals("file"))
            throw new IOException("not in a folder: " + url);
        var path = url.getPath();
        var folder = Path.of(path.substring(0, path.length() - self.length()));
        var classes = new ArrayList<Class<?>>();
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted()::iterator) {
                var name = folder.relativize(file).toString().replace('/', '.');
                if (!name.endsWith(".class") || name.contains("-info")) continue;
                var loader = LibraryClasses.class.getClassLoader();
                var type = name.substring(0, name.length() - ".class".length());
                classes.add(Class.forName(type, false, loader));
            }
        }
        return classes;
    }
}
