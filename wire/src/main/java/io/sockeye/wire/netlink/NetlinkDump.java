package io.sockeye.wire.netlink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The answer to one question for a whole table, gathered from all datagrams that it comes in.
///
///     var dump = new NetlinkDump<RouteNetlink>(1);
///     route.sendTo(AddressMessage.dump(1), kernel);
///     while (!dump.isDone())
///         for (var message : RouteNetlink.parse(ByteBuffer.wrap(route.recv(65536)))) dump.add(message);
///     if (dump.isInterrupted()) …                // ask again, with another sequence
///
/// What comes in between and does not belong to it, such as news of a group, is left to the caller. For one thread at a time.
///
/// @param <M> the sum of the protocol
public final class NetlinkDump<M extends AnyNetlink> {
    private final int sequence;
    private final List<M> messages = new ArrayList<>();
    private boolean interrupted;
    private boolean done;
    private Optional<NetlinkError> error = Optional.empty();

    /// Begins with nothing.
    ///
    /// @param sequence that of the question
    public NetlinkDump(int sequence) {
        this.sequence = sequence;
    }

    /// Takes a message if it belongs to the dump: it has its sequence, and is one of several or an error.
    ///
    /// @param message what came
    /// @return whether it belongs to the dump
    public boolean add(M message) {
        if (done || message.sequence() != sequence || !isPart(message)) return false;
        interrupted |= message.interrupted();
        if (message instanceof NetlinkError refusal) error = Optional.of(refusal);
        done = message instanceof NetlinkDone || message instanceof NetlinkError;
        if (!done) messages.add(message);
        return true;
    }

    /// News of a change that another program's question of the same sequence has made are no part of a series.
    private static boolean isPart(AnyNetlink message) {
        return message instanceof NetlinkError || message.header().has(NetlinkFlags.NLM_F_MULTI);
    }

    /// Whether its end has come.
    ///
    /// @return whether there was a [NetlinkDone] or a [NetlinkError]
    public boolean isDone() {
        return done;
    }

    /// Whether the table changed while it was read. Something may be missing or be there twice: ask again.
    ///
    /// @return whether one of the messages so far said NLM_F_DUMP_INTR
    public boolean isInterrupted() {
        return interrupted;
    }

    /// What went wrong.
    ///
    /// @return empty if nothing did, so far
    public Optional<NetlinkError> error() {
        return error;
    }

    /// What has come, without the end.
    ///
    /// @return in their order, a copy
    public List<M> messages() {
        return List.copyOf(messages);
    }

    /// Answers the sequence and how far it is.
    ///
    /// @return such as `dump seq 1, 12 messages, done`
    @Override
    public String toString() {
        return "dump seq %d, %d messages%s%s"
                .formatted(
                        sequence,
                        messages.size(),
                        interrupted ? ", interrupted" : "",
                        done ? ", done" : "");
    }
}
