"""A client of the example KeyValueStore: sends all requests at once, and prints the answers.

usage: key_value.py PORT REQUEST...        such as: key_value.py 7000 "PUT a 1" "GET a"
"""

import socket
import struct
import sys
import threading


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
        """All answers: they are read while requests are sent, for a server that nobody listens to stops reading."""
        sender = threading.Thread(target=self.send_until_closed, args=requests)
        sender.start()
        answers = [self.receive() for _ in requests]
        sender.join()
        return answers

    def send_until_closed(self, *requests):
        try:
            self.send(*requests)
        except ConnectionError:
            pass  # the answers that are missing tell


if __name__ == "__main__":
    print(*KeyValueClient(int(sys.argv[1])).ask(*sys.argv[2:]), sep="\n")
