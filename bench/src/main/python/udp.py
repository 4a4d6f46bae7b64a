"""Datagrams on loopback, both ends in one thread: udp.py SIZE connected|addressed|segments"""

import socket
import sys

from child import run_rounds

BURST = 64
WHOLE = 65000
UDP_SEGMENT, UDP_GRO = 103, 104


def udp_socket():
    end = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    end.bind(("127.0.0.1", 0))
    return end


def main(size, way):
    near, far = udp_socket(), udp_socket()
    data, view = bytes(size), memoryview(bytearray(65535))
    to = far.getsockname()

    def connected(calls):
        for _ in range(calls):
            for _ in range(BURST):
                near.send(data)
            for _ in range(BURST):
                far.recv_into(view)

    def addressed(calls):
        for _ in range(calls):
            for _ in range(BURST):
                near.sendto(data, to)
            for _ in range(BURST):
                far.recvfrom_into(view)

    count = min(BURST, WHOLE // size)
    whole = bytes(count * size)

    def segments(calls):
        for _ in range(calls):
            near.send(whole)
            received = 0
            while received < len(whole):
                received += far.recv_into(view)

    if way != "addressed":
        near.connect(to)
        far.connect(near.getsockname())
    if way == "segments":
        near.setsockopt(socket.IPPROTO_UDP, UDP_SEGMENT, size)
        far.setsockopt(socket.IPPROTO_UDP, UDP_GRO, 1)
        run_rounds(segments, count)
    else:
        run_rounds(connected if way == "connected" else addressed, BURST)


main(int(sys.argv[1]), sys.argv[2])
