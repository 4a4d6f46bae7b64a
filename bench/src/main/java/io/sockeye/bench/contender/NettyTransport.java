package io.sockeye.bench.contender;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/// By what Netty reaches the kernel: its own epoll in C, or Java's NIO.
record NettyTransport(
        IoHandlerFactory handlers,
        Class<? extends ServerChannel> listener,
        Class<? extends Channel> connection) {
    static {
        // In a network of its own Netty finds no hardware address to be known by, and says so.
        System.setProperty("io.netty.machineId", "02:00:00:00:00:01");
    }

    /// @param name `epoll`, `nio` or `unix`, which is epoll too
    static NettyTransport of(String name) {
        return switch (name) {
            case "epoll" ->
                    new NettyTransport(
                            EpollIoHandler.newFactory(),
                            EpollServerSocketChannel.class,
                            EpollSocketChannel.class);
            case "unix" ->
                    new NettyTransport(
                            EpollIoHandler.newFactory(),
                            EpollServerDomainSocketChannel.class,
                            EpollDomainSocketChannel.class);
            case "nio" ->
                    new NettyTransport(
                            NioIoHandler.newFactory(),
                            NioServerSocketChannel.class,
                            NioSocketChannel.class);
            default -> throw new IllegalArgumentException(name);
        };
    }

    MultiThreadIoEventLoopGroup loops(int count) {
        return new MultiThreadIoEventLoopGroup(count, handlers);
    }
}
