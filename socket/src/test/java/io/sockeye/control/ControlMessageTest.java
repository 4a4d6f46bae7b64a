package io.sockeye.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.address.Bytes;
import io.sockeye.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlMessageTest {
    /// What the C compiler answers for CMSG_LEN and CMSG_SPACE.
    @ParameterizedTest
    @CsvSource({"0,16,16", "1,17,24", "4,20,24", "8,24,24", "12,28,32", "1012,1028,1032"})
    void lengthsAreThoseOfC(int data, int length, int space) {
        assertThat(ControlMessage.cmsgLen(data)).isEqualTo(length);
        assertThat(ControlMessage.cmsgSpace(data)).isEqualTo(space);
    }

    @Test
    void theLargestLengthsThatFitAnIntAreGood() {
        assertThat(ControlMessage.cmsgLen(Integer.MAX_VALUE - 16)).isEqualTo(Integer.MAX_VALUE);
        assertThat(ControlMessage.cmsgSpace(Integer.MAX_VALUE - 23)).isEqualTo(0x7fff_fff8);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 15})
    void badLengthsAreRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlMessage.cmsgLen(length))
                .withMessageContaining(Integer.toString(length));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlMessage.cmsgSpace(length))
                .withMessageContaining(Integer.toString(length));
    }

    @Test
    void typesWithANameAreTheConstant() {
        assertThat(ControlType.of(1, 1)).isSameAs(ControlType.SCM_RIGHTS).hasToString("SCM_RIGHTS");
        assertThat(ControlType.of(1, 2)).isSameAs(ControlType.SCM_CREDENTIALS);
        assertThat(ControlType.of(41, 50)).isEqualTo(new ControlType(41, 50)).hasToString("41:50");
        assertThat(ControlType.of(0, 1)).hasToString("0:1");
        assertThat(ControlType.of(-1, -2)).isEqualTo(new ControlType(-1, -2)).hasToString("-1:-2");
    }

    @Test
    void passedDescriptorsCopyTheirList() {
        var list = new ArrayList<>(List.of(Descriptor.of(0), Descriptor.of(1)));
        var message = new PassedDescriptors(list);
        list.clear();
        assertThat(message.descriptors()).hasSize(2);
        assertThat(message.type()).isSameAs(ControlType.SCM_RIGHTS);
    }

    @Test
    void oneTo253DescriptorsArePassedAtOnce() {
        Descriptor zero = Descriptor.of(0);
        assertThat(new PassedDescriptors(Collections.nCopies(253, zero)).descriptors())
                .hasSize(253);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassedDescriptors(Collections.nCopies(254, zero)))
                .withMessageContaining("254");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassedDescriptors(List.of()))
                .withMessageContaining("0 descriptors");
    }

    @Test
    void credentialsAreUnsigned() {
        var credentials = new Credentials(0, 0xffff_ffffL, 0);
        assertThat(credentials.type()).isSameAs(ControlType.SCM_CREDENTIALS);
        assertThat(credentials).hasToString("Credentials[pid=0, uid=4294967295, gid=0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(-5, 0, 0))
                .withMessageContaining("pid -5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(1, -1, 0))
                .withMessageContaining("uid -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(1, 0, 1L << 32))
                .withMessageContaining("gid 4294967296");
    }

    @Test
    void anyOtherMessageIsOpaque() {
        var message = new OpaqueControlMessage(ControlType.of(0, 8), Bytes.parse("0102"));
        assertThat(message).hasToString("OpaqueControlMessage[type=0:8, data=0102]");
        assertThat(message)
                .isEqualTo(
                        new OpaqueControlMessage(
                                new ControlType(0, 8), Bytes.of((byte) 1, (byte) 2)));
    }
}
