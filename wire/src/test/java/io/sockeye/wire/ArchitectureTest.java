package io.sockeye.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds what ARCHITECTURE.md draws.
class ArchitectureTest {
    private static final String ROOT = "io.sockeye.wire";

    /// From top to bottom: one may import those in lines below its own.
    private static final List<Set<String>> ROOMS =
            List.of(
                    Set.of(
                            ROOT + ".bpf",
                            ROOT + ".can",
                            ROOT + ".dns",
                            ROOT + ".ethernet",
                            ROOT + ".icmp",
                            ROOT + ".ip",
                            ROOT + ".netlink",
                            ROOT + ".tcp",
                            ROOT + ".udp"),
                    // What both know of each other is Packet and its exception.
                    Set.of(ROOT, ROOT + ".internal"));

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
        assertThat(classes).hasSizeGreaterThan(100);
    }

    private static int floor(String name) {
        for (int i = 0; i < ROOMS.size(); i++) if (ROOMS.get(i).contains(name)) return i;
        return -1;
    }

    @Test
    void everyPackageHasItsRoom() {
        var packages =
                classes.stream()
                        .map(type -> type.getPackageName())
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet());
        assertThat(packages)
                .isEqualTo(ROOMS.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    @Test
    void packetsAreNotUsersOfEachOther() {
        var wrong = new TreeSet<String>();
        for (var type : classes) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var from = dependency.getOriginClass().getPackageName();
                var to = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (!to.startsWith(ROOT) || to.equals(from)) continue;
                if (floor(from) == 1 && floor(to) == 1) continue;
                if (floor(to) <= floor(from))
                    wrong.add(type.getName() + " -> " + dependency.getTargetClass().getName());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// No sockets, no files, no native calls: of the JDK it uses values, buffers and collections.
    @Test
    void itOpensNothing() {
        var used = new TreeSet<String>();
        for (var type : classes)
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().equals("java.net")
                        || target.getPackageName().equals("java.io")) used.add(target.getName());
            }
        assertThat(used)
                .isSubsetOf(
                        "java.io.ByteArrayOutputStream",
                        "java.io.IOException",
                        "java.net.Inet4Address",
                        "java.net.Inet6Address",
                        "java.net.InetAddress",
                        "java.net.InetSocketAddress",
                        "java.net.UnknownHostException");
        var others =
                classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency ->
                                dependency.getTargetClass().getBaseComponentType().getPackageName())
                        .filter(name -> name.startsWith("java.nio.") || name.contains("foreign"))
                        .collect(Collectors.toSet());
        assertThat(others).isSubsetOf("java.nio.charset");
    }

    @Test
    void allRoomsButTheLowestAreExported() {
        var exported =
                Packet.class.getModule().getDescriptor().exports().stream()
                        .map(Exports::source)
                        .collect(Collectors.toSet());
        var rooms = ROOMS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        rooms.remove(ROOT + ".internal");
        assertThat(exported).isEqualTo(rooms);
    }
}
