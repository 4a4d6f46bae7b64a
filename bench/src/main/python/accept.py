"""A server that closes each connection as soon as it has accepted it. It ends with its input."""

import os
import signal
import socket
import sys
import threading

signal.signal(signal.SIGINT, signal.SIG_DFL)


def accept_all(listener):
    while True:
        listener.accept()[0].close()


def main():
    listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
    threading.Thread(target=accept_all, args=(listener,), daemon=True).start()
    print("ready", listener.getsockname()[1], os.getpid(), flush=True)
    sys.stdin.read()


main()
