"""A client of the example SecureChat: says each line of its input to the others, and prints what they say.

usage: secure_chat.py FOLDER NAME      FOLDER has the server's chain.pem, which is trusted
"""

import pathlib
import socket
import ssl
import sys
import threading

PORT = 7001


class ChatClient:
    def __init__(self, folder, name=None, timeout=20):
        trusted = ssl.create_default_context(cafile=str(pathlib.Path(folder) / "chain.pem"))
        trusted.set_alpn_protocols(["chat"])
        plain = socket.create_connection(("127.0.0.1", PORT), timeout)
        self.connection = trusted.wrap_socket(plain, server_hostname="localhost", suppress_ragged_eofs=False)
        self.lines = self.connection.makefile("r", encoding="utf-8", newline="\n")
        if name is not None:
            self.say(name)

    def say(self, *lines):
        self.connection.sendall("".join(line + "\n" for line in lines).encode())

    def hear(self):
        """The next line, or None at the end: a connection that was cut is an ssl.SSLEOFError."""
        line = self.lines.readline()
        return line.rstrip("\n") if line else None


def listen(client):
    while (line := client.hear()) is not None:
        print(line, flush=True)


if __name__ == "__main__":
    chat = ChatClient(sys.argv[1], sys.argv[2], timeout=None)
    threading.Thread(target=listen, args=[chat], daemon=True).start()
    for words in sys.stdin:
        chat.say(words.rstrip("\n"))
