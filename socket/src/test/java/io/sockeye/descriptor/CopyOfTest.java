package io.sockeye.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sockeye.Socket;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.NoLeaks;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A number of somebody else's, duplicated.
@ExtendWith(NoLeaks.class)
class CopyOfTest {
    @Test
    void ofASocketIsTheSameSocket() throws Exception {
        try (var pair = Socket.pair()) {
            pair.first().timeout(Duration.ofHours(1));
            try (var copy = Socket.adopt(OwnedDescriptor.copyOf(pair.first()))) {
                assertThat(copy.timeout()).as("a number has no timeout").isEmpty();
                assertThat(copy.fileno()).isNotEqualTo(pair.first().fileno());
                assertThat(copy.inheritable()).isFalse();
                copy.sendAll("through the copy".getBytes());
            }
            assertThat(pair.first().isOpen()).isTrue();
            assertThat(pair.second().recv(64)).asString().isEqualTo("through the copy");
        }
    }

    @Test
    void ofABareNumberLeavesItToItsOwner() throws Exception {
        try (var pair = Socket.pair()) {
            int number = pair.first().detach();
            OwnedDescriptor.copyOf(Descriptor.of(number)).close();
            try (var still = Socket.adopt(number)) {
                still.sendAll("open".getBytes());
                assertThat(pair.second().recv(64)).asString().isEqualTo("open");
            }
        }
    }

    @Test
    void ofWhatIsNotOpen() throws Exception {
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> OwnedDescriptor.copyOf(Descriptor.of(1_000_000)))
                .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EBADF));
        var pair = Socket.pair();
        pair.close();
        assertThatThrownBy(() -> OwnedDescriptor.copyOf(pair.first()))
                .isInstanceOf(ClosedChannelException.class);
    }
}
