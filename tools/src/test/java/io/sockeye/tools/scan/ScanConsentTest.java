package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sockeye.address.AddressFamily;
import io.sockeye.tools.cli.Targets;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanConsentTest {
    private static int publicHosts(String... targets) throws Exception {
        var set = new Targets(AddressFamily.AF_UNSPEC);
        for (var target : targets) set.add(target);
        return Consent.publicHosts(set);
    }

    @Test
    void whatIsPublic() throws Exception {
        for (var text :
                List.of(
                        "127.0.0.1",
                        "10.1.2.3",
                        "172.16.0.1",
                        "172.31.255.255",
                        "192.168.1.1",
                        "169.254.1.1",
                        "100.64.0.1",
                        "100.127.255.255",
                        "0.0.0.0",
                        "::1",
                        "fe80::1",
                        "fd00::1",
                        "fc00::1"))
            assertThat(Consent.isPublic(InetAddress.getByName(text))).as(text).isFalse();
        for (var text :
                List.of(
                        "8.8.8.8",
                        "172.32.0.1",
                        "100.128.0.1",
                        "100.63.0.1",
                        "2001:db8::1",
                        "ff02::1"))
            assertThat(Consent.isPublic(InetAddress.getByName(text))).as(text).isTrue();
    }

    @Test
    void aHandfulNeedsNoQuestion() throws Exception {
        assertThat(publicHosts("8.8.8.1-8.8.8.5")).isEqualTo(5);
        assertThat(publicHosts("8.8.8.0/24")).isGreaterThan(Consent.HANDFUL);
        assertThat(publicHosts("10.0.0.0/8", "fd00::/64")).isZero();
        assertThat(publicHosts("2001:db8::/32")).isGreaterThan(Consent.HANDFUL);
    }

    @Test
    void whoeverIsExcludedDoesNotCount() throws Exception {
        var targets = new Targets(AddressFamily.AF_UNSPEC).add("8.8.8.0/28").exclude("8.8.8.0/29");
        targets.exclude("8.8.8.8/30");
        assertThat(Consent.publicHosts(targets)).isEqualTo(4);
    }
}
