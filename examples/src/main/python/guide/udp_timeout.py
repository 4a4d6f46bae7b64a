import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.settimeout(0.5)
    for attempt in 1, 2, 3:
        sock.sendto(b"hello", ("127.0.0.1", 9999))
        try:
            data, peer = sock.recvfrom(1500)  # a longer datagram is cut, and nobody says so
            print(f"{peer[0]}:{peer[1]} says {data.decode()}")
            break
        except TimeoutError:
            print("no answer, attempt", attempt)
