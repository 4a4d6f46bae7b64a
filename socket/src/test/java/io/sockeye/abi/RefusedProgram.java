package io.sockeye.abi;

import io.sockeye.Socket;

/// Opens a socket on a machine that the library refuses, and prints how.
final class RefusedProgram {
    private RefusedProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (var pair = Socket.pair()) {
            System.out.println("opened " + pair);
        } catch (LinkageError e) {
            System.out.println(e);
        }
    }
}
