package io.sockeye.wire.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.wire.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VlanTagTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    @Test
    void aTagHasTheseBytes() throws Exception {
        var frame =
                EthernetFrame.parse(bytes("aa50621fbcf6" + "121c8f40b595" + "8100a0070800" + "45"));
        assertThat(frame.type().isVlan()).isTrue();
        var tag = VlanTag.parse(frame.payload());
        assertThat(tag)
                .isEqualTo(new VlanTag(5, false, 7, EtherType.IPV4, bytes("45")))
                .hasToString("VLAN 7 priority 5 IPV4, 1 byte");
        assertThat(HexFormat.of().formatHex(tag.toBytes())).isEqualTo("a007080045");
    }

    /// IEEE 802.1ad: the provider's tag around the customer's.
    @Test
    void aTagInATag() throws Exception {
        var hex = "1064" + "8100" + "0ffe" + "86dd" + "60";
        var outer = VlanTag.parse(bytes(hex));
        assertThat(outer.dropEligible()).isTrue();
        assertThat(outer).hasToString("VLAN 100 priority 0 drop eligible VLAN, 5 bytes");
        assertThat(outer.type().isVlan()).isTrue();
        var inner = VlanTag.parse(outer.payload());
        assertThat(inner.identifier()).isEqualTo(4094);
        assertThat(inner.type().isVlan()).isFalse();
        assertThat(EtherType.SERVICE_VLAN.isVlan()).isTrue();
        var whole = new VlanTag(0, true, 100, EtherType.VLAN, ByteBuffer.wrap(inner.toBytes()));
        assertThat(HexFormat.of().formatHex(whole.toBytes())).isEqualTo(hex);
    }

    @Test
    void whatIsNoneIsRefused() {
        for (int length = 0; length < 4; length++) {
            var cut = bytes("a0070800").limit(length);
            assertThatExceptionOfType(MalformedPacketException.class)
                    .isThrownBy(() -> VlanTag.parse(cut))
                    .withMessageStartingWith("VLAN at byte ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VlanTag(8, false, 7, EtherType.IPV4, bytes("")))
                .withMessageContaining("8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VlanTag(0, false, 4096, EtherType.IPV4, bytes("")))
                .withMessageContaining("4096");
    }
}
