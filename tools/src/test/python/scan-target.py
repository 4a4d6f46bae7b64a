# A host to scan: listeners of TCP on the ports of the first argument, sockets of UDP on those of the second, of both families.
# A UDP port that is named with a minus before it hears and says nothing.
import resource
import select
import socket
import sys

resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))


def bound(kind, port):
    made = socket.socket(socket.AF_INET6, kind)
    made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("::", port))
    made.setblocking(False)
    return made


def numbers(text):
    return [int(word) for word in text.split(",") if word]


listeners = [bound(socket.SOCK_STREAM, port) for port in numbers(sys.argv[1])]
for listener in listeners:
    listener.listen(128)
silent = {-port for port in numbers(sys.argv[2]) if port < 0}
datagrams = [bound(socket.SOCK_DGRAM, abs(port)) for port in numbers(sys.argv[2])]

poll = select.epoll()
sockets = {made.fileno(): made for made in listeners + datagrams}
for number in sockets:
    poll.register(number, select.EPOLLIN)
print("ready", flush=True)
while True:
    for number, _ in poll.poll():
        made = sockets[number]
        try:
            if made in listeners:
                made.accept()[0].close()
            else:
                data, sender = made.recvfrom(2000)
                if made.getsockname()[1] not in silent:
                    made.sendto(b"answer", sender)
        except OSError:
            pass
