"""An echo server: one thread, one selector. It ends with its input."""

import os
import resource
import selectors
import signal
import socket
import sys

signal.signal(signal.SIGINT, signal.SIG_DFL)


def accept(listener, selector):
    connection, _ = listener.accept()
    connection.setblocking(False)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector.register(connection, selectors.EVENT_READ)


def echo(connection, selector):
    data = connection.recv(4096)
    if data:
        connection.sendall(data)
    else:
        selector.unregister(connection)
        connection.close()


def main():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    selector = selectors.DefaultSelector()
    listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
    selector.register(listener, selectors.EVENT_READ)
    selector.register(sys.stdin, selectors.EVENT_READ)
    print("ready", listener.getsockname()[1], os.getpid(), flush=True)
    while True:
        for key, _ in selector.select():
            if key.fileobj is listener:
                accept(listener, selector)
            elif key.fileobj is sys.stdin:
                return
            else:
                echo(key.fileobj, selector)


main()
