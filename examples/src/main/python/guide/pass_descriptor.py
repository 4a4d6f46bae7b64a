import os
import socket
import struct
import sys

MEETING = "\0sockeye-pass"

if sys.argv[1] == "send":
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel, open(sys.argv[2], "rb") as file:
        channel.connect(MEETING)
        socket.send_fds(channel, [b"here"], [file.fileno()])
else:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(MEETING)
        listener.listen()
        channel, _ = listener.accept()
        pid, uid, gid = struct.unpack("3i", channel.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        if uid != 0:
            sys.exit(f"not from {uid}")
        data, descriptors, flags, _ = socket.recv_fds(channel, 16, 1)
        if flags & socket.MSG_CTRUNC:
            print("some descriptors were dropped by the kernel")
        with os.fdopen(descriptors[0], "rb") as file:
            sys.stdout.buffer.write(file.read())
