package io.sockeye.bench.workload;

import io.sockeye.bench.harness.Workload;
import java.util.ArrayList;
import java.util.List;

/// All of them, in the order of the document.
public final class Workloads {
    private Workloads() {}

    public static List<Workload> all() {
        var all = new ArrayList<Workload>();
        all.add(new WouldBlock());
        all.add(new RoundTrip("tcp-64", "tcp", 64));
        all.add(new RoundTrip("tcp-16k", "tcp", 16 * 1024));
        all.add(new RoundTrip("unix-64", "unix", 64));
        all.add(new RoundTrip("unix-16k", "unix", 16 * 1024));
        for (int connections : new int[] {1, 100, 1_000, 10_000}) all.add(new Echo(connections));
        all.add(new Accept());
        for (int bytes : new int[] {64, 1_400}) {
            for (var way : Udp.Way.values()) all.add(new Udp(bytes, way));
        }
        all.add(new Bulk(false));
        all.add(new Bulk(true));
        for (var what : TlsWork.What.values()) all.add(new TlsWork(what));
        all.add(new PassedDescriptors());
        all.add(new Capture());
        all.add(new Idle(10_000));
        all.add(new FirstEcho());
        return all;
    }

    /// What is not in the document: run by name alone.
    public static List<Workload> experiments() {
        return List.of(new EchoByRing(1), new EchoByRing(1_000), new EchoByRing(10_000));
    }

    /// Every program once: what differs in a size from another is left out, and there are few connections.
    public static List<Workload> oneOfEachKind() {
        var kinds = new ArrayList<Workload>();
        kinds.add(new WouldBlock());
        kinds.add(new RoundTrip("tcp-64", "tcp", 64));
        kinds.add(new RoundTrip("unix-16k", "unix", 16 * 1024));
        kinds.add(new Echo(20));
        kinds.add(new EchoByRing(20));
        kinds.add(new Accept());
        for (var way : Udp.Way.values()) kinds.add(new Udp(1_400, way));
        kinds.add(new Bulk(false));
        kinds.add(new Bulk(true));
        for (var what : TlsWork.What.values()) kinds.add(new TlsWork(what));
        kinds.add(new PassedDescriptors());
        kinds.add(new Capture());
        kinds.add(new Idle(500));
        kinds.add(new FirstEcho());
        return kinds;
    }
}
