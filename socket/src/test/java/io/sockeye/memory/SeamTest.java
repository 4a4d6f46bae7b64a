package io.sockeye.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.sockeye.internal.io.Mapping;
import io.sockeye.internal.io.NativeMemory;
import io.sockeye.internal.sys.SysMman;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// All memory of the library comes from one class: what is allocated beside it has no guard pages in the tests. And all calls are
/// linked in one place, so that none loses its errno.
class SeamTest {
    private static final Set<String> SOURCES =
            Set.of(
                    Arena.class.getName() + ".ofAuto",
                    Arena.class.getName() + ".ofConfined",
                    Arena.class.getName() + ".ofShared",
                    Arena.class.getName() + ".global",
                    ByteBuffer.class.getName() + ".allocateDirect");

    @Test
    void oneClassOfTheLibraryAllocates() {
        assertThat(allocating(Path.of("target", "classes")))
                .containsExactly(NativeMemory.class.getName());
    }

    /// What the kernel shares is unmapped while somebody looks at it, unless one class counts who does.
    @Test
    void oneClassOfTheLibraryMaps() {
        var mapping =
                new ClassFileImporter()
                        .importPath(Path.of("target", "classes")).stream()
                                .filter(type -> !type.isEquivalentTo(SysMman.class))
                                .flatMap(type -> type.getAccessesFromSelf().stream())
                                .filter(access ->
                                        access.getTarget().getOwner().isEquivalentTo(SysMman.class))
                                .map(access -> access.getOriginOwner().getName())
                                .map(name -> name.replaceFirst("\\$.*", ""))
                                .collect(Collectors.toSet());
        assertThat(mapping).containsExactly(Mapping.class.getName());
    }

    @Test
    void thoseOfTheTestsAreFound() {
        assertThat(allocating(Path.of("target", "test-classes")))
                .contains(CollectorProgram.class.getName(), WrongMessage.class.getName());
    }

    /// One method makes all handles, and each of them captures errno.
    @Test
    void everyCallCapturesErrno() {
        var links =
                new ClassFileImporter()
                        .importPath(Path.of("target", "classes")).stream()
                                .flatMap(type -> type.getAccessesFromSelf().stream())
                                .filter(access -> access.getName().equals("downcallHandle"))
                                .toList();
        assertThat(links).hasSize(1);
        var captures =
                links.getFirst().getOrigin().getAccessesFromSelf().stream()
                        .filter(access -> access.getName().equals("captureCallState"));
        assertThat(captures).hasSize(1);
    }

    /// Calls and references to methods.
    private static Set<String> allocating(Path folder) {
        return new ClassFileImporter()
                .importPath(folder).stream()
                        .filter(type ->
                                type.getAccessesFromSelf().stream().anyMatch(SeamTest::allocates))
                        .map(type -> type.getName())
                        .collect(Collectors.toSet());
    }

    private static boolean allocates(JavaAccess<?> access) {
        return SOURCES.contains(access.getTarget().getOwner().getName() + "." + access.getName());
    }
}
