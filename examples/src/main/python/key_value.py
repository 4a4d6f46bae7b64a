"""A client of the example KeyValueStore: sends all requests at once, and prints the answers.

usage: key_value.py PORT REQUEST...        such as: key_value.py 7000 "PUT a 1" "GET a"
"""

import socket
import struct
import sys


class KeyValueClient:
    def __init__(self, port, timeout=20):
        self.connection = socket.create_connection(("127.0.0.1", port), timeout)
        self.answers = self.connection.makefile("rb")

    def send(self, *requests):
        frames = (request.encode() for request in requests)
        self.connection.sendall(b"".join(struct.pack(">I", len(frame)) + frame for frame in frames))

    def receive(self):
        """The next answer, or None at the end."""
        head = self.answers.read(4)
        if len(head) < 4:
            return None
        return self.answers.read(struct.unpack(">I", head)[0]).decode()

    def ask(self, *requests):
        self.send(*requests)
        return [self.receive() for _ in requests]


if __name__ == "__main__":
    print(*KeyValueClient(int(sys.argv[1])).ask(*sys.argv[2:]), sep="\n")
