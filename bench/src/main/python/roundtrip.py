"""SIZE bytes there and back over one connection, both ends in one thread: roundtrip.py tcp|unix SIZE"""

import socket
import sys

from child import run_rounds, tcp_pair


def recv_all(end, view, size):
    received = end.recv_into(view)
    while received < size:
        received += end.recv_into(view[received:])


def main(family, size):
    near, far = tcp_pair() if family == "tcp" else socket.socketpair()
    data = bytes(size)
    view = memoryview(bytearray(size))

    def run(operations):
        for _ in range(operations):
            near.sendall(data)
            recv_all(far, view, size)
            far.sendall(data)
            recv_all(near, view, size)

    run_rounds(run)


main(sys.argv[1], int(sys.argv[2]))
