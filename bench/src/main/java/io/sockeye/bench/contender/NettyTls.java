package io.sockeye.bench.contender;

import static io.sockeye.bench.contender.TlsOrders.BLOCK;
import static io.sockeye.bench.contender.TlsOrders.ORDER;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/// A server for TLS with Netty's epoll and the JDK's SSLEngine: `FOLDER`, where chain.pem and key.pem are.
public final class NettyTls extends ChannelInitializer<Channel> {
    private final SslContext context;

    private NettyTls(SslContext context) {
        this.context = context;
    }

    public static void main(String[] args) throws Exception {
        var transport = NettyTransport.of("epoll");
        var context =
                SslContextBuilder.forServer(
                                Path.of(args[0], "chain.pem").toFile(),
                                Path.of(args[0], "key.pem").toFile())
                        .sslProvider(SslProvider.JDK)
                        .build();
        var listener =
                new ServerBootstrap()
                        .group(transport.loops(Runtime.getRuntime().availableProcessors()))
                        .channel(transport.listener())
                        .option(ChannelOption.SO_BACKLOG, Server.BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(new NettyTls(context))
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .sync()
                        .channel();
        Server.serveUntilEnd(((InetSocketAddress) listener.localAddress()).getPort());
    }

    @Override
    protected void initChannel(Channel channel) {
        channel.pipeline().addLast(context.newHandler(channel.alloc()), new Orders());
    }

    /// Sends while there is room, and takes what comes without keeping it.
    private static final class Orders extends ByteToMessageDecoder {
        private long toReceive;
        private int toSend;

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (toReceive > 0) {
                int count = (int) Math.min(toReceive, in.readableBytes());
                in.skipBytes(count);
                toReceive -= count;
                if (toReceive == 0) answer(context);
            } else if (in.readableBytes() >= ORDER) {
                byte what = in.readByte();
                int count = in.readInt();
                if (what == 'S') {
                    toSend = count;
                    send(context);
                } else {
                    toReceive = (long) count * BLOCK;
                    if (toReceive == 0) answer(context);
                }
            }
        }

        private static void answer(ChannelHandlerContext context) {
            var _ = context.writeAndFlush(context.alloc().buffer(1).writeByte('R'));
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            send(context);
        }

        private void send(ChannelHandlerContext context) {
            while (toSend > 0 && context.channel().isWritable()) {
                toSend--;
                var _ = context.write(context.alloc().directBuffer(BLOCK).writeZero(BLOCK));
            }
            context.flush();
        }
    }
}
