"""128 KiB over TCP, both ends in one thread, out of memory or out of a file: bulk.py send, bulk.py sendfile FILE"""

import os
import sys

from child import run_rounds, tcp_pair

PIECE = 128 * 1024


def main(path):
    near, far = tcp_pair()
    data, view = bytes(PIECE), memoryview(bytearray(PIECE))
    file = os.open(path, os.O_RDONLY) if path else -1

    def receive():
        received = 0
        while received < PIECE:
            received += far.recv_into(view[received:])

    def send(operations):
        for _ in range(operations):
            near.sendall(data)
            receive()

    def sendfile(operations):
        for _ in range(operations):
            sent = 0
            while sent < PIECE:
                sent += os.sendfile(near.fileno(), file, sent, PIECE - sent)
            receive()

    run_rounds(sendfile if path else send)


main(sys.argv[2] if len(sys.argv) > 2 else None)
