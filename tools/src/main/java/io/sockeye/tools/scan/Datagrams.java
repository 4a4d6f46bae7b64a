package io.sockeye.tools.scan;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.option.IpOptions.IP_RECVERR;
import static io.sockeye.option.Ipv6Options.IPV6_RECVERR;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_OPT_ID;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_OPT_TSONLY;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_RX_SOFTWARE;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_SOFTWARE;
import static io.sockeye.option.SocketOptions.SOF_TIMESTAMPING_TX_SCHED;
import static io.sockeye.option.SocketOptions.SO_TIMESTAMPING;
import static io.sockeye.select.EpollEvents.EPOLLIN;

import io.sockeye.MessageBatch;
import io.sockeye.ReceivedMessage;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.control.Timestamps;
import io.sockeye.error.Errno;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import io.sockeye.option.Timestamping;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Probes that go out of one socket in batches: answers come to it, and ICMP errors into its error queue.
///
/// The kernel says when an answer has come to the device, and, in the error queue, too, when a probe was given to one.
final class Datagrams implements Closeable {
    private static final int BATCH = 64;
    private static final int CONTROL = 512;

    /// How many that have left may still be spoken of; a power of two.
    private static final int REMEMBERED = 1024;

    /// Times of both ways; those of leaving with the number of the datagram, and not with all of it.
    private static final Timestamping BOTH_WAYS =
            Timestamping.of(
                    SOF_TIMESTAMPING_SOFTWARE
                            | SOF_TIMESTAMPING_RX_SOFTWARE
                            | SOF_TIMESTAMPING_TX_SCHED
                            | SOF_TIMESTAMPING_OPT_ID
                            | SOF_TIMESTAMPING_OPT_TSONLY);

    private final Socket socket;
    private final Listener listener;
    private final MessageBatch outgoing;
    private final MessageBatch incoming;
    private final List<Probe> batched = new ArrayList<>();
    private final @Nullable Probe[] left = new Probe[REMEMBERED]; // by the kernel's number
    private final long[] leftAt =
            new long[REMEMBERED]; // Probe.sent, which says which attempt it was
    private int numbers; // of the next to leave

    /// Who knows what is asked, and what an answer is.
    interface Listener {
        /// The kernel does not send it.
        void refused(Probe probe, ErrnoException refusal) throws IOException;

        /// Something has come.
        ///
        /// @param now when it was taken
        void answered(MessageBatch incoming, int slot, long now) throws IOException;

        /// An ICMP error has come.
        ///
        /// @param to whereto that was which it tells of
        /// @param at when it came, in nanoseconds since 1970; 0 if the kernel has not said so
        void failed(SocketAddress to, ReceivedError error, long at) throws IOException;
    }

    /// @param socket does not wait, and becomes ours
    /// @param longest probe, in bytes
    /// @param room for an answer, in bytes; of longer ones the beginning is enough
    Datagrams(Socket socket, int longest, int room, Listener listener) {
        this.socket = socket;
        this.listener = listener;
        outgoing = MessageBatch.allocate(BATCH, longest);
        incoming = MessageBatch.allocate(BATCH, room);
    }

    /// Has the kernel tell of ICMP errors and of times, and the engine of what comes.
    void register(Engine engine) throws IOException {
        socket.set(SO_TIMESTAMPING, BOTH_WAYS);
        // From a work queue the kernel begins to stamp what arrives, a moment after the first
        // socket
        // wants it (net_enable_timestamp).
        LockSupport.parkNanos(1_000_000);
        if (socket.family().equals(AF_INET)) socket.set(IP_RECVERR, true);
        else socket.set(IPV6_RECVERR, true);
        engine.selector().register(socket, EPOLLIN, this::readAll);
    }

    /// Puts a probe among those that [#flush()] sends, and sends them when they are enough.
    void add(Probe probe, byte[] payload, SocketAddress to) throws IOException {
        int slot = batched.size();
        MemorySegment.copy(
                MemorySegment.ofArray(payload), 0, outgoing.segment(slot), 0, payload.length);
        outgoing.set(slot, payload.length, to);
        batched.add(probe);
        if (batched.size() == BATCH) flush();
    }

    /// Sends, and takes the answers that are there already.
    void flush() throws IOException {
        int count = batched.size();
        if (count == 0) return;
        long now = System.nanoTime();
        for (var probe : batched) probe.sent = now;
        boolean told = false;
        for (int sent = 0; sent < count; ) {
            try {
                int more = socket.sendMessages(outgoing.range(sent, count));
                for (int i = 0; i < more; i++) number(batched.get(sent++));
                told = false;
            } catch (ErrnoException e) {
                // An ICMP error of an earlier probe is told to the next send, once.
                readErrors();
                if (told) {
                    // Refused on its way out it has been given its number before.
                    if (e.is(Errno.EPERM, Errno.ENOBUFS)) number(batched.get(sent));
                    refuse(batched.get(sent++), e);
                }
                told = !told;
            }
        }
        batched.clear();
        readAll();
    }

    private void number(Probe probe) {
        int place = numbers++ & (REMEMBERED - 1);
        left[place] = probe;
        leftAt[place] = probe.sent;
    }

    private void left(long number, long at) {
        int place = (int) number & (REMEMBERED - 1);
        var probe = left[place];
        if (probe != null && probe.sent == leftAt[place]) probe.departed = at;
        left[place] = null;
    }

    private void refuse(Probe probe, ErrnoException refusal) throws IOException {
        // Else its answer was among the errors.
        if (probe.inFlight) listener.refused(probe, refusal);
    }

    private void readAll() throws IOException {
        readErrors();
        while (true) {
            int count;
            try {
                count = socket.tryRecvMessages(incoming);
            } catch (ErrnoException told) {
                readErrors();
                continue;
            }
            if (count <= 0) return;
            long now = System.nanoTime();
            for (int slot = 0; slot < count; slot++) listener.answered(incoming, slot, now);
        }
    }

    private void readErrors() throws IOException {
        while (true) {
            try (var message = socket.recvMessage(0, CONTROL, MSG_ERRQUEUE)) {
                var error = message.find(ReceivedError.class).orElse(null);
                if (error == null) continue;
                long at = time(message);
                if (error.origin() == ReceivedError.SO_EE_ORIGIN_TIMESTAMPING)
                    left(error.data(), at);
                else listener.failed(message.from(), error, at);
            } catch (WouldBlockException nothing) {
                return;
            }
        }
    }

    private static long time(ReceivedMessage message) {
        var times = message.find(Timestamps.class).orElse(null);
        var software = times == null ? null : times.software().orElse(null);
        if (software == null) return 0;
        return software.getEpochSecond() * 1_000_000_000L + software.getNano();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        outgoing.close();
        incoming.close();
    }
}
