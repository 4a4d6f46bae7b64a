import socket
import sys

try:
    for family, kind, protocol, canonical, address in socket.getaddrinfo(sys.argv[1], int(sys.argv[2]), type=socket.SOCK_STREAM):
        print(family.name, address[0], address[1])
except socket.gaierror as e:
    print("no such name")
