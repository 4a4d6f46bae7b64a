package io.sockeye.tools.scan;

import static io.sockeye.MessageFlags.MSG_ERRQUEUE;
import static io.sockeye.address.AddressFamily.AF_INET;
import static io.sockeye.option.IpOptions.IP_RECVERR;
import static io.sockeye.option.Ipv6Options.IPV6_RECVERR;
import static io.sockeye.select.EpollEvents.EPOLLIN;

import io.sockeye.MessageBatch;
import io.sockeye.Socket;
import io.sockeye.address.SocketAddress;
import io.sockeye.control.ReceivedError;
import io.sockeye.error.ErrnoException;
import io.sockeye.error.WouldBlockException;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Probes that go out of one socket in batches: answers come to it, and ICMP errors into its error queue.
final class Datagrams implements Closeable {
    private static final int BATCH = 64;
    private static final int CONTROL = 512;

    private final Socket socket;
    private final Listener listener;
    private final MessageBatch outgoing;
    private final MessageBatch incoming;
    private final List<Probe> batched = new ArrayList<>();

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
        void failed(SocketAddress to, ReceivedError error) throws IOException;
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

    /// Has the kernel tell of ICMP errors, and the engine of what comes.
    void register(Engine engine) throws IOException {
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
                sent += socket.sendMessages(outgoing.range(sent, count));
                told = false;
            } catch (ErrnoException e) {
                // An ICMP error of an earlier probe is told to the next send, once.
                readErrors();
                if (told) refuse(batched.get(sent++), e);
                told = !told;
            }
        }
        batched.clear();
        readAll();
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
                var error = message.find(ReceivedError.class);
                if (error.isPresent()) listener.failed(message.from(), error.get());
            } catch (WouldBlockException nothing) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        outgoing.close();
        incoming.close();
    }
}
