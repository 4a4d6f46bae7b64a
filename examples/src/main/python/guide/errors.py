import errno
import socket
import sys

try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=2) as sock:
        print("open: {}:{}".format(*sock.getpeername()))
except ConnectionRefusedError:
    print(f"closed: {sys.argv[1]}:{sys.argv[2]}")
except TimeoutError:
    print("filtered, or very slow")
except socket.gaierror:
    print("no such name")
except OSError as e:
    if e.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        print("no way there:", e.strerror)
    elif e.errno in (errno.EMFILE, errno.ENFILE):
        sys.exit("raise ulimit -n")
    else:
        raise
