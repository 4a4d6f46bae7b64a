package io.sockeye;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.wire.Packet;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A module of a user has this library on its module path, and nothing else.
@Tag("slow")
class ModuleUseTest {
    @Test
    void aModuleIsCompiledWithoutAnyOther(@TempDir Path folder) throws Exception {
        var declaration =
                Files.writeString(
                        folder.resolve("module-info.java"),
                        "module user { requires io.sockeye; requires io.sockeye.wire; }");
        var program = Files.createDirectories(folder.resolve("user")).resolve("Program.java");
        Files.writeString(
                program,
                """
                package user;

                import io.sockeye.Socket;
                import io.sockeye.address.AddressFamily;
                import io.sockeye.address.SocketAddress;
                import io.sockeye.address.SocketType;
                import io.sockeye.tls.TlsServer;
                import io.sockeye.wire.udp.UdpDatagram;

                class Program {
                    Socket open(UdpDatagram datagram, TlsServer tls) throws java.io.IOException {
                        return Socket.open(AddressFamily.AF_INET, SocketType.SOCK_DGRAM).bind(SocketAddress.any(datagram.sourcePort()));
                    }
                }
                """);
        var said = new StringWriter();
        var javac = ToolProvider.findFirst("javac").orElseThrow();
        var status =
                javac.run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "-Xlint:all",
                        "-d",
                        folder.resolve("classes").toString(),
                        "-p",
                        home(Socket.class) + File.pathSeparator + home(Packet.class),
                        declaration.toString(),
                        program.toString());
        assertThat(said.toString()).isEmpty();
        assertThat(status).isZero();
    }

    private static Path home(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
