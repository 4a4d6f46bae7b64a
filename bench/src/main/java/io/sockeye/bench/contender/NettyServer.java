package io.sockeye.bench.contender;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Servers with Netty, as many event loops as there are CPUs: `echo|accept epoll|nio [LOOPS]`.
public final class NettyServer extends ChannelInitializer<Channel> {
    private final boolean echoes;

    private NettyServer(boolean echoes) {
        this.echoes = echoes;
    }

    public static void main(String[] args) throws Exception {
        var transport = NettyTransport.of(args[1]);
        int loops =
                args.length > 2
                        ? Integer.parseInt(args[2])
                        : Runtime.getRuntime().availableProcessors();
        var listener =
                new ServerBootstrap()
                        .group(transport.loops(loops))
                        .channel(transport.listener())
                        .option(ChannelOption.SO_BACKLOG, Server.BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(new NettyServer(args[0].equals("echo")))
                        .bind(InetAddress.getLoopbackAddress(), 0)
                        .sync()
                        .channel();
        Server.serveUntilEnd(((InetSocketAddress) listener.localAddress()).getPort());
    }

    @Override
    protected void initChannel(Channel channel) {
        if (echoes) channel.pipeline().addLast(Echo.INSTANCE);
        else channel.pipeline().addLast(End.INSTANCE);
    }

    @Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        static final Echo INSTANCE = new Echo();

        @Override
        public void channelRead(ChannelHandlerContext context, Object data) {
            var _ = context.write(data, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }

    @Sharable
    private static final class End extends ChannelInboundHandlerAdapter {
        static final End INSTANCE = new End();

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var _ = context.close();
        }
    }
}
