package io.sockeye.families;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.AddressFamily;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every kind of socket on the kernel that runs: what there is exchanges data, what there is not is refused by its errno.
///
/// In the guest, up to Debian 13's kernel, nothing may be missing but what is listed here.
@ExtendWith(NoLeaks.class)
class RowsTest {
    private static final boolean GUEST = Boolean.getBoolean("sockeye.guest");

    /// Later kernels have dropped families: DCCP, UDP-Lite, AppleTalk, amateur radio.
    private static final boolean WHOLE =
            FamiliesPage.order(Findings.kernel()) <= FamiliesPage.order("6.12");

    /// Left out of Debian's kernel, or without a transport that has it.
    private static final Set<String> NOT_IN_GUEST =
            Set.of(
                    "AF_X25 SOCK_SEQPACKET",
                    "AF_CAIF SOCK_SEQPACKET",
                    "AF_MCTP SOCK_DGRAM",
                    "AF_VSOCK SOCK_DGRAM",
                    "AF_NETLINK SOCK_RAW NETLINK_SMC",
                    "AF_NETLINK SOCK_RAW NETLINK_SELINUX");

    /// How socket(2) says that there is no such thing, or that it takes a privilege.
    private static final Set<Errno> NOT_HERE =
            Set.of(
                    Errno.EAFNOSUPPORT,
                    Errno.EPROTONOSUPPORT,
                    Errno.ESOCKTNOSUPPORT,
                    Errno.ENODEV,
                    Errno.EACCES,
                    Errno.EPERM);

    /// The guest makes vcan0 and hci0, and loads vsock_loopback; on a machine that has real ones they are not touched.
    private static final Set<AddressFamily> WITH_DEVICES =
            Set.of(AddressFamily.AF_CAN, AddressFamily.AF_BLUETOOTH, AddressFamily.AF_VSOCK);

    private static final Findings FINDINGS = new Findings();

    @AfterAll
    static void write() throws IOException {
        FINDINGS.write(Findings.FOLDER.resolve(Findings.kernel() + ".tsv"));
    }

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(Rows.all()).extracting(Row::name).doesNotHaveDuplicates();
    }

    @Test
    void thePageHasThemAll() throws IOException {
        var page = FamiliesPage.page();
        assertThat(FamiliesPage.column(page, "6.1").keySet())
                .as("./build families writes it anew")
                .containsExactlyInAnyOrderElementsOf(Rows.all().stream().map(Row::name).toList());
    }

    /// Written anew of its own columns it is the same: nothing but the runs and the rows has gone into it.
    @Test
    void thePageIsMadeOfItsColumns() throws IOException {
        var page = FamiliesPage.page();
        var kernels = new LinkedHashMap<String, Findings>();
        var header = page.lines().filter(line -> line.startsWith("| socket |")).findFirst();
        for (var cell : header.orElseThrow().split("\\|", -1)) {
            if (!cell.startsWith(" Linux ")) continue;
            var kernel = cell.strip().substring("Linux ".length());
            var findings = new Findings();
            var column = FamiliesPage.column(page, kernel);
            for (var row : Rows.all()) {
                var found = column.get(row.name());
                findings.put(row, found.equals("opens") ? "opens: " + row.only() : found);
            }
            kernels.put(kernel, findings);
        }
        var host = Pattern.compile("but for one: Linux (\\S+)").matcher(page);
        assertThat(host.find()).isTrue();
        assertThat(kernels).containsKey(host.group(1));
        assertThat(FamiliesPage.page(kernels, host.group(1))).isEqualTo(page);
    }

    /// Addresses that are bytes are no reason for a kernel not to have it.
    @Test
    void whatNobodyHasIsSaidSo() throws IOException {
        assertThat(FamiliesPage.page().lines())
                .filteredOn(line ->
                        line.startsWith("| AF") && !line.matches(".*\\| (opens|exchanges).*"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("bytes here") || line.contains("subsystem"));
    }

    @TestFactory
    Stream<DynamicTest> each() {
        return Rows.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)));
    }

    private static void check(Row row) throws Exception {
        try {
            row.kind().open().close();
        } catch (ErrnoException e) {
            FINDINGS.put(row, "no: " + e.errno());
            if (GUEST && WHOLE && !NOT_IN_GUEST.contains(row.name())) throw e;
            assertThat(e.errno()).as(e.getMessage()).isIn(NOT_HERE);
            return;
        }
        if (!GUEST && WITH_DEVICES.contains(row.kind().family())) {
            FINDINGS.put(row, "opens: nothing is exchanged without devices");
            return;
        }
        try {
            row.exchange().with(row.kind());
            FINDINGS.put(row, row.exchanges() ? "exchanges" : "opens: " + row.only());
        } catch (ErrnoException e) {
            FINDINGS.put(row, "opens: " + lacking(row, e));
        }
    }

    /// What a kernel may not have though it has the family.
    private static String lacking(Row row, ErrnoException e) throws ErrnoException {
        if (row.kind().family().equals(AddressFamily.AF_ALG) && e.is(Errno.ENOENT) && !WHOLE)
            return "this kernel has no such algorithm";
        throw e;
    }
}
