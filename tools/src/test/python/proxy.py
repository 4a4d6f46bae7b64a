"""A proxy for tests: SOCKS 5 or HTTP CONNECT, with the login user:secret."""

import base64
import socket
import struct
import sys
import threading


def exactly(sock, count):
    data = b""
    while len(data) < count:
        piece = sock.recv(count - len(data))
        if not piece:
            sys.exit("cut")
        data += piece
    return data


def pass_on(source, target):
    while data := source.recv(65536):
        target.sendall(data)
    target.shutdown(socket.SHUT_WR)


def relay(client, address):
    server = socket.create_connection(address)
    there = threading.Thread(target=pass_on, args=(client, server))
    there.start()
    pass_on(server, client)
    there.join()
    client.close()


def socks5(client):
    version, count = exactly(client, 2)
    assert version == 5 and 2 in exactly(client, count)
    client.sendall(b"\5\2")
    assert exactly(client, 1) == b"\1"
    user = exactly(client, exactly(client, 1)[0])
    password = exactly(client, exactly(client, 1)[0])
    good = (user, password) == (b"user", b"secret")
    client.sendall(b"\1" + bytes([0 if good else 1]))
    if not good:
        client.close()
        return
    assert exactly(client, 3) == b"\5\1\0"
    kind = exactly(client, 1)[0]
    if kind == 3:
        host = exactly(client, exactly(client, 1)[0]).decode()
    else:
        assert kind == 1
        host = socket.inet_ntoa(exactly(client, 4))
    (port,) = struct.unpack(">H", exactly(client, 2))
    client.sendall(b"\5\0\0\1" + bytes(6))
    relay(client, (host, port))


def http(client):
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += exactly(client, 1)
    lines = head.decode().split("\r\n")
    method, target, version = lines[0].split(" ")
    assert method == "CONNECT" and version == "HTTP/1.1"
    login = base64.b64encode(b"user:secret").decode()
    if f"Proxy-Authorization: Basic {login}" not in lines:
        client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
        client.close()
        return
    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    host, port = target.rsplit(":", 1)
    relay(client, (host, int(port)))


listener = socket.create_server(("127.0.0.1", 0))
print("port", listener.getsockname()[1], file=sys.stderr, flush=True)
while True:
    connection, peer = listener.accept()
    threading.Thread(target=socks5 if sys.argv[1] == "socks5" else http, args=(connection,), daemon=True).start()
