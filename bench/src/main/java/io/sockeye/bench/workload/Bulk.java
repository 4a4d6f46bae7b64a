package io.sockeye.bench.workload;

import static io.sockeye.bench.workload.Alone.contender;

import io.sockeye.bench.contender.NetBulk;
import io.sockeye.bench.contender.NioBulk;
import io.sockeye.bench.contender.SockeyeBulk;
import io.sockeye.bench.harness.Column;
import io.sockeye.bench.harness.Contender;
import io.sockeye.bench.harness.Figure;
import io.sockeye.bench.harness.Programs;
import io.sockeye.bench.harness.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Much at a time. With both ends in one thread: two processes would shift the kernel's work to each other as the scheduler likes.
///
/// @param ofFile whether it is sent out of a file, which is in memory, or out of memory
record Bulk(boolean ofFile) implements Workload {
    private static final int PIECE = 128 * 1024;

    @Override
    public String name() {
        return ofFile ? "bulk-sendfile" : "bulk";
    }

    @Override
    public String title() {
        return "128 KiB sent "
                + (ofFile ? "out of a file " : "")
                + "and received over TCP, both ends in one thread";
    }

    @Override
    public Figure figure() {
        return Figure.cpu("thread", "128 KiB");
    }

    @Override
    public List<Contender> contenders() {
        return ofFile ? withFile() : withMemory();
    }

    private static List<Contender> withMemory() {
        return List.of(
                contender("C", () -> Programs.c("bulk", "send")),
                contender("Sockeye, byte[]", () -> Programs.java(SockeyeBulk.class, "bytes")),
                contender(
                        "Sockeye, MemorySegment",
                        () -> Programs.java(SockeyeBulk.class, "segment")),
                contender("java.net.Socket", () -> Programs.java(NetBulk.class, "send")),
                contender("NIO, direct buffer", () -> Programs.java(NioBulk.class, "direct")),
                contender("NIO, heap buffer", () -> Programs.java(NioBulk.class, "heap")),
                contender("CPython", () -> Programs.python("bulk", "send")));
    }

    private static List<Contender> withFile() {
        return List.of(
                contender("C", () -> Programs.c("bulk", "sendfile", file())),
                contender(
                        "Sockeye, sendFile",
                        () -> Programs.java(SockeyeBulk.class, "sendfile", file())),
                contender(
                        "NIO, transferTo", () -> Programs.java(NioBulk.class, "sendfile", file())),
                contender(
                        "java.net, read and write",
                        () -> Programs.java(NetBulk.class, "sendfile", file())),
                contender("CPython", () -> Programs.python("bulk", "sendfile", file())));
    }

    private static String file() throws IOException {
        return Files.write(Programs.folder().resolve("128k"), new byte[PIECE]).toString();
    }

    @Override
    public List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(
                Column.of(
                        "GB per second",
                        "%.2f",
                        standing -> standing.share("ops", "wall") * PIECE));
        columns.addAll(Alone.COLUMNS.subList(1, Alone.COLUMNS.size()));
        return columns;
    }
}
