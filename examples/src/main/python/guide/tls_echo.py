import socket
import ssl
import sys
import threading

chain, key = sys.argv[1:3]  # made beforehand: openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -addext subjectAltName=DNS:localhost …
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(chain, key)
context.set_alpn_protocols(["echo"])
listener = socket.create_server(("127.0.0.1", 0))


def serve():
    connection, peer = listener.accept()
    with context.wrap_socket(connection, server_side=True) as secure:
        while data := secure.recv(8192):
            secure.sendall(data)


threading.Thread(target=serve, daemon=True).start()
trusting = ssl.create_default_context(cafile=chain)
trusting.set_alpn_protocols(["echo"])
with socket.create_connection(("localhost", listener.getsockname()[1]), timeout=2) as tcp:
    with trusting.wrap_socket(tcp, server_hostname="localhost") as secure:
        secure.sendall(b"hello")
        answer = b""
        while len(answer) < 5:
            answer += secure.recv(5 - len(answer))
        print(answer.decode(), "over", secure.version())
