package io.sockeye.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import io.sockeye.testing.Peer;
import io.sockeye.testing.RequiresCommand;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class NetInterfaceTest {
    @Test
    @RequiresCommand("python3")
    void allAreThoseThatPythonSees() throws Exception {
        var script = "import socket\nfor index, name in socket.if_nameindex(): print(index, name)";
        try (var python = Peer.python(script)) {
            var lines = new ArrayList<String>();
            for (var each : NetInterface.all()) lines.add(each.index() + " " + each.name());
            assertThat(lines)
                    .isNotEmpty()
                    .containsExactlyElementsOf(python.rest().lines().toList());
        }
    }

    @Test
    void eachIsFoundByNameAndByNumber() throws Exception {
        for (var each : NetInterface.all()) {
            assertThat(NetInterface.named(each.name())).isEqualTo(each);
            assertThat(NetInterface.of(each.index())).isEqualTo(each);
        }
        assertThat(NetInterface.named("lo").index()).isEqualTo(1);
    }

    @Test
    void anUnknownNameIsNoDevice() {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> NetInterface.named("absent0"))
                .withMessage("if_nametoindex absent0: No such device (ENODEV)")
                .matches(e -> e.errno() == Errno.ENODEV);
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> NetInterface.named("x".repeat(15)))
                .matches(e -> e.errno() == Errno.ENODEV);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000, Integer.MAX_VALUE})
    void anUnknownNumberIsNoDeviceOrAddress(int index) {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> NetInterface.of(index))
                .withMessageStartingWith("if_indextoname " + index + ": ")
                .matches(e -> e.errno() == Errno.ENXIO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lo\0", "0123456789abcdef", "üüüüüüüü"})
    void aNameThatNoInterfaceCanHaveIsRefusedBeforeTheCall(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetInterface.named(name))
                .withMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void aNegativeNumberIsRefusedBeforeTheCall(int index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetInterface.of(index))
                .withMessageContaining("index " + index);
    }
}
