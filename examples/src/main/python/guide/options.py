import socket
import struct
import sys

with socket.create_connection((sys.argv[1], 80), timeout=3) as sock:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 5)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 4)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 20000)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"reno")
    info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)  # struct tcp_info of <linux/tcp.h>, field by field
    rtt, variance, _, window = struct.unpack_from("4I", info, 68)
    (retransmitted,) = struct.unpack_from("I", info, 100)
    print(f"state {info[0]} rtt {rtt} us ± {variance} us, window {window} segments, {retransmitted} retransmitted")
    idle = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE)
    nagle = not sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    print(idle, nagle)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close now resets
