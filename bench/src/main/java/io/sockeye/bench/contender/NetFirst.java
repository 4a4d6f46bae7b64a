package io.sockeye.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// One request to an echo server, one answer, and the end, with java.net.Socket: `PORT`.
public final class NetFirst {
    private NetFirst() {}

    public static void main(String[] args) throws IOException {
        var request = new byte[64];
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
            if (socket.getInputStream().readNBytes(request.length).length != request.length)
                throw new IOException("another answer");
        }
    }
}
