"""One request to an echo server, one answer, and the end: first.py PORT"""

import socket
import sys

with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as connection:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.sendall(bytes(64))
    received = 0
    while received < 64:
        received += len(connection.recv(64 - received))
