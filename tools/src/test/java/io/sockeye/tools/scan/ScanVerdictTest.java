package io.sockeye.tools.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The words for ICMP errors, and that no two states become one.
class ScanVerdictTest {
    private static String tcp(int version, int type, int code) {
        var verdict = Verdict.ofIcmp(Transport.TCP, version, type, code);
        assertThat(verdict.state()).isEqualTo(State.UNREACHABLE);
        assertThat(verdict.icmpType()).isEqualTo(type);
        assertThat(verdict.icmpCode()).isEqualTo(code);
        return verdict.reason();
    }

    @Test
    void theCodesOfIpv4() {
        assertThat(tcp(4, 3, 0)).isEqualTo("net-unreach");
        assertThat(tcp(4, 3, 1)).isEqualTo("host-unreach");
        assertThat(tcp(4, 3, 2)).isEqualTo("proto-unreach");
        assertThat(tcp(4, 3, 3)).isEqualTo("port-unreach");
        assertThat(tcp(4, 3, 9)).isEqualTo("net-prohibited");
        assertThat(tcp(4, 3, 10)).isEqualTo("host-prohibited");
        assertThat(tcp(4, 3, 13)).isEqualTo("admin-prohibited");
        assertThat(tcp(4, 11, 0)).isEqualTo("time-exceeded");
    }

    @Test
    void theCodesOfIpv6() {
        assertThat(tcp(6, 1, 0)).isEqualTo("no-route");
        assertThat(tcp(6, 1, 1)).isEqualTo("admin-prohibited");
        assertThat(tcp(6, 1, 3)).isEqualTo("host-unreach");
        assertThat(tcp(6, 1, 4)).isEqualTo("port-unreach");
        assertThat(tcp(6, 3, 0)).isEqualTo("time-exceeded");
    }

    @Test
    void onlyUdpSaysByIcmpThatAPortIsClosed() {
        assertThat(Verdict.ofIcmp(Transport.UDP, 4, 3, 3).state()).isEqualTo(State.CLOSED);
        assertThat(Verdict.ofIcmp(Transport.UDP, 6, 1, 4).state()).isEqualTo(State.CLOSED);
        assertThat(Verdict.ofIcmp(Transport.UDP, 4, 3, 13).state()).isEqualTo(State.UNREACHABLE);
        assertThat(Verdict.ofIcmp(Transport.UDP, 4, 3, 1).state()).isEqualTo(State.UNREACHABLE);
    }

    @Test
    void statesHaveWordsOfTheirOwn() {
        assertThat(State.values()).extracting(State::text).doesNotHaveDuplicates();
        assertThat(State.UNREACHABLE.nmapText()).isEqualTo("filtered");
        assertThat(State.OPEN_FILTERED.nmapText()).isEqualTo("open|filtered");
    }

    @Test
    void sameIsAsEquals() {
        var some = Verdict.ofIcmp(Transport.TCP, 4, 3, 13);
        assertThat(some.isSame(Verdict.ofIcmp(Transport.TCP, 4, 3, 13))).isTrue();
        assertThat(some.isSame(new Verdict(State.FILTERED, some.reason(), 3, 13))).isFalse();
        assertThat(some.isSame(new Verdict(some.state(), "host-unreach", 3, 13))).isFalse();
        assertThat(some.isSame(new Verdict(some.state(), some.reason(), 4, 13))).isFalse();
        assertThat(some.isSame(new Verdict(some.state(), some.reason(), 3, 12))).isFalse();
    }
}
