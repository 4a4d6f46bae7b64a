package io.sockeye.families;

import java.util.List;
import java.util.stream.Stream;

/// Every kind of socket that docs/families.md speaks of.
final class Rows {
    private Rows() {}

    static List<Row> all() {
        return Stream.of(
                        IpRows.all(),
                        LocalRows.all(),
                        CanRows.all(),
                        CryptoRows.all(),
                        ClusterRows.all(),
                        BluetoothRows.all(),
                        OtherRows.all())
                .flatMap(List::stream)
                .toList();
    }
}
