package io.sockeye.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sockeye.option.OptionType;
import io.sockeye.testing.ChildJvm;
import java.io.IOException;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every number and struct of ours is what C says on each architecture.
///
/// Twice, with the golden files in between: ours against them needs no compiler; they against the compilers, where there are any.
class AbiTest {
    private static final String REMEDY =
            "; if the library is right, this writes the golden files anew: ./build abi [FOLDER_OF_NEWER_HEADERS]";

    /// Option types without a struct.
    private static final Set<String> PLAIN =
            Set.of(
                    "AlgTagLength",
                    "BytesType",
                    "FanoutType",
                    "FlagType",
                    "GroupsType",
                    "InetType",
                    "IntType",
                    "LazyType",
                    "LongType",
                    "OctetType",
                    "Question",
                    "SctpAssociationIds",
                    "ShortType",
                    "SockaddrType",
                    "StringType",
                    "UnsignedListType");

    private static final String STRUCT_LAYOUT = StructLayout.class.getName().replace('.', '/');
    private static final String SYS = "io/sockeye/internal/sys/";

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void ourNumbersAreThoseOfTheGoldenFile(Architecture architecture) throws Exception {
        var ours = Golden.ours(architecture);
        var golden = Golden.of(architecture);
        assertThat(ours).hasSizeGreaterThan(500);
        assertThat(missing(ours, golden)).as("what only the library has" + REMEDY).isEmpty();
        assertThat(missing(golden, ours)).as("what only the golden file has" + REMEDY).isEmpty();
        assertThat(differences(ours, golden)).as("ours, and C's" + REMEDY).isEmpty();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Architecture.class)
    void theCompilerSaysWhatTheGoldenFileSays(Architecture architecture) throws Exception {
        var compiler = CCompiler.of(architecture, Optional.empty());
        if (compiler.isEmpty())
            abort("needs a C compiler for " + architecture + ": " + architecture.remedy());
        var golden = Golden.of(architecture);
        var values = compiler.get().values(golden.keySet());
        var newer = new TreeSet<>(golden.keySet());
        newer.removeAll(values.keySet());
        newer.removeIf(name -> name.startsWith("sizeof(((")); // as the offset of the same member
        System.out.printf(
                "%s: %d of %d names are newer than its headers%n",
                compiler.get().command(), newer.size(), golden.size());
        assertThat(values).as("what these headers know").hasSizeGreaterThan(golden.size() / 2);
        // Of a struct that grows they may know less.
        values.entrySet()
                .removeIf(
                        c -> Exceptions.grows(c.getKey()) && c.getValue() < golden.get(c.getKey()));
        assertThat(differences(golden, values)).as("golden, and C's" + REMEDY).isEmpty();
    }

    private static Set<String> missing(Map<String, Long> all, Map<String, Long> some) {
        var missing = new TreeSet<>(all.keySet());
        missing.removeAll(some.keySet());
        return missing;
    }

    /// "ours is not C's" by name. C may call a number unsigned that is an int to us.
    private static Map<String, String> differences(
            Map<String, Long> ours, Map<String, Long> values) {
        var differences = new TreeMap<String, String>();
        values.forEach((name, value) -> {
            long own = ours.get(name);
            if (own != value && (own != value.intValue() || value >>> Integer.SIZE != 0))
                differences.put(name, own + " is not " + value);
        });
        return differences;
    }

    /// A struct without a layout would be seen by no compiler.
    @Test
    void everyOptionThatIsAStructHasALayout() throws Exception {
        var without = new TreeSet<String>();
        for (var type : LibraryClasses.all()) {
            if (!OptionType.class.isAssignableFrom(type) || type.isInterface()) continue;
            if (!PLAIN.contains(type.getSimpleName()) && !usesLayout(type.getNestHost()))
                without.add(type.getName());
        }
        assertThat(without)
                .as("types that use no StructLayout; those without a struct belong to PLAIN here")
                .isEmpty();
    }

    /// One of its own, or an offset of one in `internal.sys`.
    private static boolean usesLayout(Class<?> host) throws IOException {
        for (var type : host.getNestMembers()) {
            var file = '/' + type.getName().replace('.', '/') + ".class";
            try (var content = type.getResourceAsStream(file)) {
                var text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
                if (text.contains(STRUCT_LAYOUT) || text.contains(SYS)) return true;
            }
        }
        return false;
    }

    /// Their numbers differ, or are not known to be the same.
    @ParameterizedTest
    @ValueSource(strings = {"ppc64le", "mips64el", "loongarch64", "s390x", "x86", "arm"})
    void otherMachinesAreRefused(String machine) throws Exception {
        try (var jvm =
                ChildJvm.start(List.of(), List.of("-Dos.arch=" + machine), RefusedProgram.class)) {
            assertThat(jvm.rest())
                    .containsOnlyOnce("Error")
                    .contains("x86_64, aarch64 and riscv64")
                    .contains("this is Linux of " + machine);
        }
    }
}
