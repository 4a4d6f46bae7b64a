package io.sockeye.messages;

import static io.sockeye.address.AddressFamily.AF_UNIX;
import static io.sockeye.address.SocketType.SOCK_STREAM;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.Socket;
import io.sockeye.control.PassedDescriptors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Receives a message for whose bytes the heap has no room. Prints how many descriptors that leaves.
final class NoMemoryProgram {
    private static final int SIZE = 64 * 1024;

    private NoMemoryProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (var pair = Socket.pair(AF_UNIX, SOCK_STREAM)) {
            var passed = new PassedDescriptors(List.of(pair.first(), pair.second()));
            receive(pair.first(), pair.second(), passed, new byte[SIZE]); // all classes are loaded
            pair.first().sendMessage(Message.of(new byte[SIZE]).with(passed));
            int before = open();
            System.out.println(outOfMemory(pair.second()) ? "no memory" : "enough memory");
            System.out.println("left open: " + (open() - before));
        }
    }

    private static void receive(Socket near, Socket far, PassedDescriptors passed, byte... data)
            throws Exception {
        near.sendMessage(Message.of(data).with(passed));
        far.recvMessage(SIZE, 100, MessageFlags.none()).close();
    }

    /// Fills the heap down to less than the message needs; small objects still find room.
    private static boolean outOfMemory(Socket socket) throws Exception {
        var hoard = new ArrayList<byte[]>();
        try {
            while (true) hoard.add(new byte[SIZE / 2]);
        } catch (OutOfMemoryError full) {
            hoard.removeLast();
        }
        try {
            socket.recvMessage(SIZE, 100, MessageFlags.none()).close();
            return false;
        } catch (OutOfMemoryError full) {
            return true;
        } finally {
            hoard.clear();
        }
    }

    private static int open() throws Exception {
        try (var entries = Files.list(Path.of("/proc/self/fd"))) {
            return (int) entries.count();
        }
    }
}
