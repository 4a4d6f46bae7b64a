package io.sockeye.tools.cli;

import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.address.AddressFamily.AF_INET6;
import static io.sockeye.address.AddressFamily.AF_UNSPEC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    192.0.2.7                | 192.0.2.7
                    192.0.2.7/30             | 192.0.2.4 192.0.2.5 192.0.2.6 192.0.2.7
                    192.0.2.255-192.0.3.1    | 192.0.2.255 192.0.3.0 192.0.3.1
                    10.0.0-1.1,9             | 10.0.0.1 10.0.0.9 10.0.1.1 10.0.1.9
                    10.0.0.-1                | 10.0.0.0 10.0.0.1
                    10.0.0.254-              | 10.0.0.254 10.0.0.255
                    10.0.0.3,1,2-3           | 10.0.0.1 10.0.0.2 10.0.0.3
                    2001:db8::ffff/127       | 2001:db8::fffe 2001:db8::ffff
                    2001:db8::ffff-2001:db8::1:1 | 2001:db8::ffff 2001:db8::1:0 2001:db8::1:1
                    ::/128                   | ::
                    fe80::1%lo               | fe80::1%lo
                    fe80::%lo/127            | fe80::%lo fe80::1%lo
                    fe80::1%12345            | fe80::1%12345
                    """)
    void whatATextNames(String text, String addresses) throws Exception {
        var targets = new Targets(AF_UNSPEC).add(text);
        var all = new ArrayList<String>();
        for (long i = 0; i < targets.count().longValueExact(); i++) {
            all.add(Targets.text(targets.at(i).address()));
            assertThat(targets.at(i).name()).isEqualTo(all.getLast());
        }
        assertThat(all).containsExactly(addresses.split(" "));
    }

    @Test
    void hugeOnesAreComputed() throws Exception {
        var targets = new Targets(AF_UNSPEC).add("0.0.0.0/0").add("2001:db8::/64").add("127.0.0.1");
        assertThat(targets.count())
                .isEqualTo(BigInteger.TWO.pow(32).add(BigInteger.TWO.pow(64)).add(BigInteger.ONE));
        assertThat(targets.at(0xffff_ffffL).name()).isEqualTo("255.255.255.255");
        assertThat(targets.at(0x1_0000_0000L).name()).isEqualTo("2001:db8::");
        assertThat(targets.at(targets.count().subtract(BigInteger.TWO)).name())
                .isEqualTo("2001:db8::ffff:ffff:ffff:ffff");
        assertThat(targets.at(targets.count().subtract(BigInteger.ONE)).name())
                .isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> targets.at(targets.count()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> targets.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.1/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.256",
                "10.0.0",
                "10.0.0.9-1",
                "10.0.0.9-10.0.0.8",
                "10.0.0.1-::1",
                "1.2.3.4.5",
                "10..0.1",
                "host/24",
                "10.0.0.0/0024",
                "..",
                "-"
            })
    void whatIsNone(String text) {
        assertThatThrownBy(() -> new Targets(AF_UNSPEC).add(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// The number of an interface is its name; one that there is not stays a number.
    @Test
    void zones() throws Exception {
        var byNumber = new Targets(AF_UNSPEC).add("fe80::1%1").at(0);
        assertThat(byNumber.name()).isEqualTo("fe80::1%1");
        assertThat(Targets.text(byNumber.address())).isEqualTo("fe80::1%lo");
        var nobody = new Targets(AF_UNSPEC).add("fe80::1%987654").at(0);
        assertThat(Targets.text(nobody.address())).isEqualTo("fe80::1%987654");
        assertThatThrownBy(() -> new Targets(AF_UNSPEC).add("fe80::1%nope0"))
                .isInstanceOf(UnknownHostException.class);
    }

    /// The JDK's equality of addresses passes over the zone, and fe80::1 is at many a router, on each of its interfaces.
    @Test
    void anAddressAtTwoInterfacesIsTwo() throws Exception {
        var targets = new Targets(AF_UNSPEC).once().add("fe80::1%1").add("fe80::1%2");
        assertThat(targets.add("fe80::1%2").count()).isEqualTo(BigInteger.TWO);
        targets.add("fe80::%3/126");
        assertThat(targets.isPassedOver(3, targets.at(3).address())).isFalse();
        targets.exclude("fe80::1%2");
        assertThat(targets.isExcluded(targets.at(0).address())).isFalse();
        assertThat(targets.isExcluded(targets.at(1).address())).isTrue();
        targets.exclude("fe80::/64");
        assertThat(targets.isExcluded(targets.at(0).address()))
                .as("without a zone: at every interface")
                .isTrue();
    }

    @Test
    void aLinkLocalAddressNamesItsInterfaceWhereThatMatters() throws Exception {
        assertThat(new Targets(AF_UNSPEC).add("fe80::1").count()).isEqualTo(BigInteger.ONE);
        for (var text : List.of("fe80::1", "fe80::/120", "fe80::1-fe80::5"))
            assertThatThrownBy(() -> new Targets(AF_UNSPEC).zoned().add(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "'" + text + "' does not say at which interface, as in fe80::1%eth0");
        var zoned = new Targets(AF_UNSPEC).zoned().add("fe80::1%1").add("fd77::1").add("10.0.0.1");
        assertThat(zoned.exclude("fe80::/10").count()).isEqualTo(BigInteger.valueOf(3));
    }

    @Test
    void aNameIsAskedFor() throws Exception {
        var target = new Targets(AF_INET).add("localhost").at(0);
        assertThat(target).isEqualTo(new Target("localhost", InetAddress.getByName("127.0.0.1")));
        assertThatThrownBy(() -> new Targets(AF_INET).add("no.such.invalid"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void theOtherFamilyIsRefused() {
        assertThatThrownBy(() -> new Targets(AF_INET6).add("10.0.0.0/8"))
                .hasMessageContaining("IPv4");
        assertThatThrownBy(() -> new Targets(AF_INET).add("::1")).hasMessageContaining("IPv6");
    }

    @Test
    void hostsOfAPrefix() {
        assertThat(new Targets(AF_UNSPEC).addHosts("10.0.0.0/30").at(0).name())
                .isEqualTo("10.0.0.1");
        assertThat(new Targets(AF_UNSPEC).addHosts("10.0.0.0/30").count()).isEqualTo(2);
        assertThat(new Targets(AF_UNSPEC).addHosts("10.0.0.0/31").count()).isEqualTo(2);
        assertThat(new Targets(AF_UNSPEC).addHosts("10.0.0.0/32").count()).isEqualTo(1);
        assertThat(new Targets(AF_UNSPEC).addBetween("10.0.0.0", "10.0.0.3").count()).isEqualTo(4);
        assertThat(new Targets(AF_UNSPEC).addHosts("2001:db8::/126").count()).isEqualTo(4);
    }

    @Test
    void badLinesAreReportedWithTheirNumbers() throws Exception {
        var text = "# hosts\n10.0.0.1 10.0.0.2 # two\n\n10.0.0.300\r\n  ::1\t\nno.such.invalid\n";
        var targets = new Targets(AF_UNSPEC);
        var complaints =
                targets.addLines("hosts.txt", new ByteArrayInputStream(text.getBytes()), false);
        assertThat(complaints)
                .extracting(Targets.Complaint::where)
                .containsExactly("hosts.txt:4", "hosts.txt:6");
        assertThat(complaints.get(0))
                .hasToString(
                        "hosts.txt:4: '10.0.0.300' is no IPv4 address, which has four numbers of 0 to 255");
        assertThat(complaints.get(1).cause()).isInstanceOf(UnknownHostException.class);
        assertThat(targets.count()).isEqualTo(3);
    }

    @Test
    void excludedOnesKeepTheirIndex() throws Exception {
        var targets =
                new Targets(AF_UNSPEC)
                        .add("10.0.0.0/29")
                        .exclude("10.0.0.2-10.0.0.3")
                        .exclude("10.*.*.7")
                        .exclude("::ffff:0:0/96")
                        .exclude("localhost");
        var left = new ArrayList<String>();
        for (long i = 0; i < 8; i++)
            if (!targets.isExcluded(targets.at(i).address())) left.add(targets.at(i).name());
        assertThat(left)
                .isEqualTo(List.of("10.0.0.0", "10.0.0.1", "10.0.0.4", "10.0.0.5", "10.0.0.6"));
        assertThat(targets.isExcluded(InetAddress.getByName("127.0.0.1"))).isTrue();
    }
}
