import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("localhost", 10000))
    server.listen()
    while True:
        connection, peer = server.accept()
        with connection:
            while data := connection.recv(16):
                connection.sendall(data)
