package io.sockeye.messages;

import static io.sockeye.MessageFlags.MSG_CTRUNC;
import static io.sockeye.MessageFlags.MSG_PEEK;
import static io.sockeye.control.ControlMessage.cmsgLen;
import static io.sockeye.control.ControlMessage.cmsgSpace;
import static io.sockeye.messages.Udp.text;
import static io.sockeye.option.Ipv6Options.IPV6_RECVHOPLIMIT;
import static io.sockeye.option.Ipv6Options.IPV6_RECVTCLASS;
import static io.sockeye.option.SocketOptions.SO_PASSCRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sockeye.Message;
import io.sockeye.MessageFlags;
import io.sockeye.ReceivedMessage;
import io.sockeye.Socket;
import io.sockeye.address.Bytes;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ControlMessage;
import io.sockeye.control.ControlType;
import io.sockeye.control.Credentials;
import io.sockeye.control.HopLimit;
import io.sockeye.control.OpaqueControlMessage;
import io.sockeye.control.PassedDescriptors;
import io.sockeye.control.TrafficClass;
import io.sockeye.descriptor.OwnedDescriptor;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.testing.ChildJvm;
import io.sockeye.testing.NoLeaks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Too little room for control messages, at every size: what is left of them, MSG_CTRUNC, and no descriptor lost.
@ExtendWith(NoLeaks.class)
class TruncationTest {
    private static final int HEADER = 16;

    private static ReceivedMessage received(Socket socket, int room) throws IOException {
        return socket.recvMessage(100, room, MessageFlags.none());
    }

    private static List<ControlMessage> control(Socket socket, int room, boolean cut)
            throws IOException {
        try (var message = received(socket, room)) {
            assertThat(message.data()).isEqualTo(text("x"));
            assertThat(message.flags()).isEqualTo(cut ? MSG_CTRUNC : MessageFlags.none());
            return message.control();
        }
    }

    @Test
    void aNumberIsCutToTheBytesThatFit() throws Exception {
        try (var pair = Udp.UDP6.pair()) {
            var far = pair.second().set(IPV6_RECVTCLASS, true);
            for (int room = 0; room <= cmsgSpace(4); room++) {
                pair.first().sendMessage(Message.of(text("x")).with(TrafficClass.ip6(0x2a)));
                var control = control(far, room, room < cmsgLen(4));
                if (room < HEADER) assertThat(control).as("room %d", room).isEmpty();
                else if (room >= cmsgLen(4))
                    assertThat(control).containsExactly(TrafficClass.ip6(0x2a));
                else
                    assertThat(control)
                            .containsExactly(
                                    new OpaqueControlMessage(
                                            ControlType.of(41, 67),
                                            Bytes.parse(
                                                    "2a000000".substring(0, 2 * (room - HEADER)))));
            }
        }
    }

    @Test
    void theSecondOfTwoIsCut() throws Exception {
        try (var pair = Udp.UDP6.pair()) {
            var far = pair.second().set(IPV6_RECVTCLASS, true).set(IPV6_RECVHOPLIMIT, true);
            for (int room = cmsgLen(4); room <= 2 * cmsgSpace(4); room++) {
                pair.first()
                        .sendMessage(
                                Message.of(text("x")).with(TrafficClass.ip6(1), HopLimit.ip6(2)));
                int left = room - cmsgSpace(4);
                var control = control(far, room, left < cmsgLen(4));
                assertThat(control.getFirst()).isEqualTo(HopLimit.ip6(2));
                assertThat(control).hasSize(left < HEADER ? 1 : 2);
                if (left < HEADER) continue;
                var second = control.getLast();
                assertThat(second.type()).isEqualTo(ControlType.of(41, 67));
                assertThat(second)
                        .isInstanceOf(
                                left < cmsgLen(4)
                                        ? OpaqueControlMessage.class
                                        : TrafficClass.class);
            }
        }
    }

    @Test
    void credentialsAreCutToTheBytesThatFit() throws Exception {
        try (var pair = Socket.pair()) {
            pair.second().set(SO_PASSCRED, true);
            for (int room = 0; room <= cmsgSpace(12); room++) {
                pair.first().send(text("x"));
                var control = control(pair.second(), room, room < cmsgLen(12));
                if (room < HEADER) assertThat(control).isEmpty();
                else if (room < cmsgLen(12))
                    assertThat(((OpaqueControlMessage) control.getFirst()).data().length())
                            .isEqualTo(room - HEADER);
                else assertThat(control.getFirst()).isInstanceOf(Credentials.class);
            }
        }
    }

    /// CMSG_LEN of one descriptor lets one through; the padding of CMSG_SPACE would hold one more.
    @Test
    void descriptorsArriveWholeOrNotAtAll() throws Exception {
        int before = NoLeaks.open().size();
        try (var pair = Socket.pair();
                var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            for (int room = 0; room <= cmsgSpace(8); room++) {
                pair.first().sendDescriptors(text("x"), file, file);
                int expected = room < cmsgLen(4) ? 0 : room < cmsgLen(8) ? 1 : 2;
                try (var message = received(pair.second(), room)) {
                    var flags = expected < 2 ? MSG_CTRUNC : MessageFlags.none();
                    assertThat(message.flags()).as("room %d", room).isEqualTo(flags);
                    int came =
                            message.find(PassedDescriptors.class)
                                    .map(passed -> passed.descriptors().size())
                                    .orElse(0);
                    assertThat(came).as("room %d", room).isEqualTo(expected);
                }
            }
        }
        assertThat(NoLeaks.open()).as("nobody took them").hasSize(before);
    }

    /// Each look gives descriptors of its own.
    @Test
    void aPeekedMessageOwnsItsDescriptors() throws Exception {
        int before = NoLeaks.open().size();
        try (var pair = Socket.pair();
                var file = OwnedDescriptor.open(Path.of("pom.xml"))) {
            pair.first().sendDescriptors(text("x"), file);
            try (var peeked = pair.second().recvMessage(9, 100, MSG_PEEK);
                    var taken = peeked.takeDescriptor().orElseThrow()) {
                assertThat(taken.asInputStream().readNBytes(2)).isEqualTo(text("<?"));
            }
            pair.second().recvMessage(9, 100, MSG_PEEK).close();
            try (var message = pair.second().recvMessage(9)) {
                assertThat(message.takeDescriptors())
                        .singleElement()
                        .satisfies(OwnedDescriptor::close);
            }
        }
        assertThat(NoLeaks.open()).hasSize(before);
    }

    @Test
    void aMessageOfNothingIsSent() throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            assertThat(pair.first().sendMessage(Message.of())).isZero();
            assertThat(pair.first().sendMessage(Message.of(new ByteBuffer[0]))).isZero();
            try (var message = pair.second().recvMessage(9)) {
                assertThat(message.data()).isEmpty();
                assertThat(message.count()).isZero();
                assertThat(message.from()).isEqualTo(pair.first().localAddress());
            }
            assertThat(pair.second().recv(9)).isEmpty();
        }
        try (var pair = Socket.pair()) {
            pair.first().send(text("x"));
            try (var message = pair.second().recvMessage(9)) {
                assertThat(message.from()).as("a stream").isEqualTo(SocketAddress.none());
            }
        }
    }

    /// net.core.optmem_max is the kernel's limit, an int that of the length.
    @Test
    void tooMuchIsRefused() throws Exception {
        try (var pair = Udp.UDP4.pair()) {
            var large = opaque(1 << 20);
            var refused =
                    catchThrowableOfType(
                            ErrnoException.class,
                            () -> pair.first().sendMessage(Message.of(text("x")).with(large)));
            assertThat(refused.errno()).isSameAs(Errno.ENOBUFS);
            var all = Collections.nCopies(2048, large).toArray(ControlMessage[]::new);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pair.first().sendMessage(Message.of(text("x")).with(all)))
                    .withMessageContaining("control messages of 2147");
        }
    }

    private static OpaqueControlMessage opaque(int length) {
        return new OpaqueControlMessage(ControlType.of(0, 9999), Bytes.of(new byte[length]));
    }

    /// When there is no memory left for the bytes, nobody would ever see the descriptors.
    @Test
    @Tag("slow")
    void ifTheMessageCannotBeMadeItsDescriptorsAreClosed() throws Exception {
        try (var jvm = ChildJvm.start(List.of(), List.of("-Xmx24m"), NoMemoryProgram.class)) {
            assertThat(jvm.rest().lines()).containsExactly("no memory", "left open: 0");
        }
    }
}
