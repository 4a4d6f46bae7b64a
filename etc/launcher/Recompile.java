import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Writes the classes of a jar in today's format: `java Recompile.java OLD.jar NEW.jar`.
///
/// picocli's are in that of Java 5, for which the JDK needs its old verifier, and which it keeps out of an AOT cache. Reading and verifying them takes a third of
/// the time from the start of `sockeye` to its first byte. The code stays what it is; it gets stack maps, which the new verifier wants.
final class Recompile {
    /// Since this one there are stack maps, and nothing else.
    private static final int JAVA_7 = ClassFile.JAVA_7_VERSION;

    private static final ClassTransform ANEW =
            ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                    .andThen(
                            (builder, element) -> {
                                if (element instanceof ClassFileVersion) builder.withVersion(JAVA_7, 0);
                                else builder.with(element);
                            });

    private Recompile() {}

    public static void main(String... names) throws IOException {
        try (var old = new JarFile(names[0]);
                var out = new JarOutputStream(Files.newOutputStream(Path.of(names[1])))) {
            var format =
                    ClassFile.of(
                            StackMapsOption.GENERATE_STACK_MAPS,
                            ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(name -> source(old, name))
                                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (var entry : (Iterable<JarEntry>) old.stream()::iterator) {
                byte[] bytes;
                try (var in = old.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(isOld(entry, bytes) ? format.transformClass(format.parse(bytes), ANEW) : bytes);
                out.closeEntry();
            }
        }
    }

    /// The class of another package that a class refers to comes from the JDK.
    private static InputStream source(JarFile jar, ClassDesc name) {
        var text = name.descriptorString();
        var entry = jar.getEntry(text.substring(1, text.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOld(JarEntry entry, byte[] bytes) {
        return entry.getName().endsWith(".class") && (bytes[6] << 8 | bytes[7] & 255) < JAVA_7;
    }
}
