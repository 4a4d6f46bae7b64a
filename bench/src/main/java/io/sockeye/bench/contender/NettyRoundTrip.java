package io.sockeye.bench.contender;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A round trip with Netty, both ends in one event loop: `epoll|nio|unix SIZE`.
///
/// An event loop cannot but wait in epoll_wait(2) between a send and what it leads to: that is part of the figure.
public final class NettyRoundTrip {
    private final ByteBuf request;
    private final Channel near;
    private long left;
    private CompletableFuture<Void> done = new CompletableFuture<>();

    private NettyRoundTrip(NettyTransport transport, EventLoopGroup loop, int size)
            throws IOException, InterruptedException {
        request = Unpooled.unreleasableBuffer(Unpooled.directBuffer(size).writeZero(size));
        boolean unix = transport.connection().getSimpleName().contains("Domain");
        var path = Files.createTempDirectory("bench").resolve("socket");
        SocketAddress address =
                unix
                        ? new DomainSocketAddress(path.toFile())
                        : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server =
                new ServerBootstrap()
                        .group(loop)
                        .channel(transport.listener())
                        .childHandler(new Collector(size, this::sendBack));
        var client =
                new Bootstrap()
                        .group(loop)
                        .channel(transport.connection())
                        .handler(new Collector(size, this::next));
        if (!unix) {
            server.childOption(ChannelOption.TCP_NODELAY, true);
            client.option(ChannelOption.TCP_NODELAY, true);
        }
        var listener = server.bind(address).sync().channel();
        near = client.connect(listener.localAddress()).sync().channel();
        Files.deleteIfExists(path);
        Files.delete(path.resolveSibling(""));
    }

    public static void main(String[] args) throws Exception {
        var transport = NettyTransport.of(args[0]);
        var loop = transport.loops(1);
        long thread = loop.submit(() -> Thread.currentThread().threadId()).get();
        var trip = new NettyRoundTrip(transport, loop, Integer.parseInt(args[1]));
        Rounds.serve(thread, trip::run);
        Runtime.getRuntime().halt(0);
    }

    private long run(long operations) throws IOException {
        done = new CompletableFuture<>();
        near.eventLoop()
                .execute(() -> {
                    left = operations;
                    send(near);
                });
        try {
            done.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        }
        return operations;
    }

    private void sendBack(Channel far) {
        send(far);
    }

    private void next(Channel channel) {
        if (--left > 0) send(channel);
        else done.complete(null);
    }

    private void send(Channel channel) {
        var _ = channel.writeAndFlush(request.duplicate(), channel.voidPromise());
    }

    private interface Arrived {
        void all(Channel channel);
    }

    /// Counts the bytes of one message.
    private static final class Collector extends ChannelInboundHandlerAdapter {
        private final int size;
        private final Arrived arrived;
        private int received;

        Collector(int size, Arrived arrived) {
            this.size = size;
            this.arrived = arrived;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object data) {
            var bytes = (ByteBuf) data;
            received += bytes.readableBytes();
            bytes.release();
            if (received < size) return;
            received = 0;
            arrived.all(context.channel());
        }
    }
}
