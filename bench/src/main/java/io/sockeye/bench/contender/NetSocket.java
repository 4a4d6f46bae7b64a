package io.sockeye.bench.contender;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A round trip with java.net.Socket, which knows TCP only: `SIZE`.
public final class NetSocket implements Rounds.Operation {
    private final OutputStream nearOut;
    private final InputStream nearIn;
    private final OutputStream farOut;
    private final InputStream farIn;
    private final byte[] out;
    private final byte[] in;

    private NetSocket(int size) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var listener = new ServerSocket(0, 1, loopback)) {
            var near = new Socket(loopback, listener.getLocalPort());
            var far = listener.accept();
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            nearOut = near.getOutputStream();
            nearIn = near.getInputStream();
            farOut = far.getOutputStream();
            farIn = far.getInputStream();
        }
        out = new byte[size];
        in = new byte[size];
    }

    public static void main(String[] args) throws IOException {
        Rounds.serve(new NetSocket(Integer.parseInt(args[0])));
    }

    @Override
    public void once() throws IOException {
        nearOut.write(out);
        receive(farIn);
        farOut.write(out);
        receive(nearIn);
    }

    private void receive(InputStream stream) throws IOException {
        for (int received = 0; received < in.length; ) {
            int count = stream.read(in, received, in.length - received);
            if (count < 0) throw new EOFException();
            received += count;
        }
    }
}
