import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
    sock.connect(("localhost", 10000))
    sock.sendall(b"This is the message. It will be repeated.")
    sock.shutdown(socket.SHUT_WR)
    while data := sock.recv(1024):
        print("Received", data.decode())
