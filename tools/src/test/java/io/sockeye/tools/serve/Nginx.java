package io.sockeye.tools.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// nginx over the same files: what most people would ask.
final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Nginx start(Path root, Path work) throws Exception {
        var binary = Path.of("/usr/sbin/nginx");
        assumeTrue(Files.isExecutable(binary), "needs nginx: apt-get install nginx-light");
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var file =
                Files.writeString(
                        work.resolve("nginx.conf"),
                        """
                        daemon off; master_process off; pid %1$s/nginx.pid; error_log /dev/null;
                        user root;
                        events { worker_connections 256; }
                        http {
                          access_log off; client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                          uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s; client_header_timeout 2s; client_body_timeout 2s;
                          server { listen 127.0.0.1:%2$d; root %3$s; default_type application/octet-stream; etag on; autoindex on;
                                   lingering_close off; }
                        }
                        """
                                .formatted(work, port, root));
        var process =
                new ProcessBuilder(binary.toString(), "-c", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (true) {
            try {
                Serving.connect(port).close();
                return new Nginx(process, port);
            } catch (IOException notYet) {
                if (!process.isAlive()) throw new AssertionError("nginx ended", notYet);
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
