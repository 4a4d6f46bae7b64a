"""A descriptor with a byte over a Unix stream, both ends in one thread; what arrives is closed: descriptors.py"""

import os
import socket

from child import run_rounds


def main():
    near, far = socket.socketpair()
    passed = os.open("/dev/null", os.O_RDONLY)

    def run(operations):
        for _ in range(operations):
            socket.send_fds(near, [b"x"], [passed])
            _, descriptors, _, _ = socket.recv_fds(far, 1, 1)
            os.close(descriptors[0])

    run_rounds(run)


main()
