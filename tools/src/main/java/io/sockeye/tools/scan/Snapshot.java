package io.sockeye.tools.scan;

import java.util.List;
import java.util.TreeSet;

/// Where one engine was at some moment.
///
/// @param next the first position that nobody had begun then
/// @param left what nobody had taken yet of what an earlier run had begun
/// @param unfinished what this engine had begun and not ended
record Snapshot(long next, List<Long> left, List<Long> unfinished) {
    /// What all of them say together. They are of different moments, so the earliest counts: what another engine has begun since is begun once
    /// more, and whatever was begun before it is in the snapshot of whoever began it.
    static Checkpoint together(List<Snapshot> snapshots, String what, long seed) {
        long next = Long.MAX_VALUE;
        for (var snapshot : snapshots) next = Math.min(next, snapshot.next);
        var begun = new TreeSet<Long>();
        for (var snapshot : snapshots) {
            begun.addAll(snapshot.left);
            for (long position : snapshot.unfinished) if (position < next) begun.add(position);
        }
        return new Checkpoint(what, seed, next, List.copyOf(begun));
    }
}
