package io.sockeye.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.MessageFlags;
import io.sockeye.address.AddressFamily;
import io.sockeye.address.IpProtocol;
import io.sockeye.address.SocketType;
import io.sockeye.error.Errno;
import io.sockeye.internal.sys.Fcntl;
import io.sockeye.internal.sys.NetinetIn;
import io.sockeye.internal.sys.NetinetTcp;
import io.sockeye.internal.sys.SysEpoll;
import io.sockeye.internal.sys.SysErrno;
import io.sockeye.internal.sys.SysEventfd;
import io.sockeye.internal.sys.SysNetdb;
import io.sockeye.internal.sys.SysPoll;
import io.sockeye.internal.sys.SysSocket;
import io.sockeye.internal.sys.SysUn;
import io.sockeye.internal.sys.Unistd;
import io.sockeye.option.IpOptions;
import io.sockeye.option.Ipv6Options;
import io.sockeye.option.OptionLevel;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.resolve.AddressInfoFlags;
import io.sockeye.resolve.NameInfoFlags;
import io.sockeye.resolve.ResolveError;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every number and layout against the C compiler of this machine.
@RequiresCommand("gcc")
class AbiTest {
    private static final String HEADERS =
            """
            #define _GNU_SOURCE
            #include <stddef.h>
            #include <stdio.h>
            #include <errno.h>
            #include <fcntl.h>
            #include <netdb.h>
            #include <poll.h>
            #include <sys/epoll.h>
            #include <sys/eventfd.h>
            #include <sys/ioctl.h>
            #include <sys/socket.h>
            #include <sys/un.h>
            #include <netinet/in.h>
            #include <netinet/tcp.h>
            #include <netinet/udp.h>
            int main(void) {
            """;

    /// Names of ours, which C does not have.
    private static final Set<String> OURS = Set.of("MAX_COUNT", "SUN_PATH", "SUN_PATH_SIZE");

    private static final List<Class<?>> HEADER_CLASSES =
            List.of(
                    Fcntl.class,
                    NetinetIn.class,
                    NetinetTcp.class,
                    SysEpoll.class,
                    SysErrno.class,
                    SysEventfd.class,
                    SysNetdb.class,
                    SysPoll.class,
                    SysSocket.class,
                    SysUn.class,
                    Unistd.class);

    private static final Map<String, GroupLayout> STRUCTS =
            Map.of(
                    "sockaddr_storage", SysSocket.SockaddrStorage.LAYOUT,
                    "iovec", SysSocket.Iovec.LAYOUT,
                    "msghdr", SysSocket.Msghdr.LAYOUT,
                    "cmsghdr", SysSocket.Cmsghdr.LAYOUT,
                    "ucred", SysSocket.Ucred.LAYOUT,
                    "sockaddr_in", NetinetIn.SockaddrIn.LAYOUT,
                    "sockaddr_in6", NetinetIn.SockaddrIn6.LAYOUT,
                    "pollfd", SysPoll.Pollfd.LAYOUT,
                    "addrinfo", SysNetdb.Addrinfo.LAYOUT);

    @TempDir Path folder;

    @Test
    void constantsAreThoseOfTheHeaders() throws Exception {
        var expected = new TreeMap<String, Long>();
        for (var header : HEADER_CLASSES) internals(header, expected);
        for (var home :
                List.of(
                        AddressFamily.class,
                        SocketType.class,
                        IpProtocol.class,
                        Errno.class,
                        MessageFlags.class,
                        OptionLevel.class,
                        AddressInfoFlags.class,
                        NameInfoFlags.class,
                        ResolveError.class)) {
            constants(home, expected);
        }
        for (var home :
                List.of(
                        SocketOptions.class,
                        TcpOptions.class,
                        IpOptions.class,
                        Ipv6Options.class)) {
            for (var field : home.getFields()) {
                expected.put(
                        field.getName(), (long) ((ReadableOption<?>) field.get(null)).number());
            }
        }
        var program = new StringBuilder(HEADERS);
        for (var name : expected.keySet()) {
            program.append(
                    "#ifdef %1$s%nprintf(\"%1$s %%lld\\n\", (long long) (%1$s));%n#endif%n"
                            .formatted(name));
        }
        var answered = run(program);
        assertThat(answered)
                .hasSizeGreaterThan(350); // these headers may be older than the newest constants
        expected.keySet().retainAll(answered.keySet());
        // EPOLLET is 1u << 31 in C.
        expected.entrySet()
                .removeIf(ours -> answered.get(ours.getKey()).intValue() == ours.getValue());
        assertThat(expected).as("other than in C").isEmpty();
    }

    @Test
    void layoutsAreThoseOfTheHeaders() throws Exception {
        var expected = new TreeMap<String, Long>();
        var program = new StringBuilder(HEADERS);
        STRUCTS.forEach((name, layout) -> {
            expect(expected, program, "sizeof(struct " + name + ")", layout.byteSize());
            for (var member : layout.memberLayouts()) {
                var field = member.name().orElse("__");
                if (field.startsWith("__")) continue; // padding, and what has no name in C
                long offset = layout.byteOffset(PathElement.groupElement(field));
                expect(expected, program, "offsetof(struct " + name + "," + field + ")", offset);
                expect(
                        expected,
                        program,
                        "sizeof(((struct " + name + "*)0)->" + field + ")",
                        member.byteSize());
            }
        });
        expect(expected, program, "sizeof(struct epoll_event)", SysEpoll.EpollEvent.SIZE);
        expect(expected, program, "offsetof(struct epoll_event,data)", SysEpoll.EpollEvent.DATA);
        expect(expected, program, "offsetof(struct sockaddr_un,sun_path)", SysUn.SUN_PATH);
        expect(
                expected,
                program,
                "sizeof(((struct sockaddr_un*)0)->sun_path)",
                SysUn.SUN_PATH_SIZE);
        assertThat(run(program)).hasSizeGreaterThan(50).isEqualTo(expected);
    }

    private static void expect(
            Map<String, Long> expected, StringBuilder program, String expression, long value) {
        expected.put(expression, value);
        program.append("printf(\"%1$s %%lld\\n\", (long long) (%1$s));%n".formatted(expression));
    }

    private static void internals(Class<?> header, Map<String, Long> expected)
            throws IllegalAccessException {
        for (var field : header.getFields()) {
            boolean number =
                    Modifier.isStatic(field.getModifiers()) && field.getType().isPrimitive();
            if (number && !OURS.contains(field.getName())) {
                expected.put(field.getName(), ((Number) field.get(null)).longValue());
            }
        }
    }

    private static void constants(Class<?> home, Map<String, Long> expected) throws Exception {
        var number = home.getDeclaredMethod(home.getRecordComponents()[0].getName());
        for (var field : home.getFields()) {
            if (field.getType() == home)
                expected.put(
                        field.getName(), ((Integer) number.invoke(field.get(null))).longValue());
        }
    }

    private Map<String, Long> run(StringBuilder program) throws Exception {
        var source = folder.resolve("abi.c");
        var binary = folder.resolve("abi");
        Files.writeString(source, program.append("return 0; }\n"));
        try (var compiler = Peer.start("gcc", "-w", "-o", binary.toString(), source.toString())) {
            var said = compiler.rest();
            assertThat(compiler.exitCode()).as(said).isZero();
        }
        var answers = new TreeMap<String, Long>();
        try (var peer = Peer.start(binary.toString())) {
            for (var line : peer.rest().lines().toList()) {
                int space = line.lastIndexOf(' ');
                answers.put(line.substring(0, space), Long.valueOf(line.substring(space + 1)));
            }
        }
        return answers;
    }
}
