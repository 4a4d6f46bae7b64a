package io.sockeye.bench.contender;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// A round trip with java.net.Socket, and with junixsocket's, which is one: `tcp|unix SIZE`.
public final class NetSocket implements Rounds.Operation {
    private final OutputStream nearOut;
    private final InputStream nearIn;
    private final OutputStream farOut;
    private final InputStream farIn;
    private final byte[] out;
    private final byte[] in;

    private NetSocket(Socket near, Socket far, int size) throws IOException {
        nearOut = near.getOutputStream();
        nearIn = near.getInputStream();
        farOut = far.getOutputStream();
        farIn = far.getInputStream();
        out = new byte[size];
        in = new byte[size];
    }

    public static void main(String[] args) throws IOException {
        int size = Integer.parseInt(args[1]);
        Rounds.serve(args[0].equals("tcp") ? tcp(size) : unix(size));
    }

    private static NetSocket tcp(int size) throws IOException {
        var pair = NetPair.open();
        return new NetSocket(pair.near(), pair.far(), size);
    }

    private static NetSocket unix(int size) throws IOException {
        var pair = JunixPair.open();
        return new NetSocket(pair.near(), pair.far(), size);
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
