# Answers each SYN to port 5000 by SYN-ACKs of its own: right ones (argument 0), or some that acknowledge another number or come from
# another host (argument 1). Answers each echo request: by what was sent, or by that with a bit turned.
import socket
import struct
import sys

forged = sys.argv[1] == "1"
listening = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0800))
listening.bind(("far", 0x0800))
sending = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)


def total(data):
    number = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while number >> 16:
        number = (number & 0xFFFF) + (number >> 16)
    return ~number & 0xFFFF


def answer(source, target, sport, dport, acknowledged):
    head = struct.pack("!HHIIBBHHH", dport, sport, 7, acknowledged & 0xFFFFFFFF, 5 << 4, 0x12, 1024, 0, 0)
    pseudo = socket.inet_aton(source) + socket.inet_aton(target) + struct.pack("!HH", 6, 20)
    head = head[:16] + struct.pack("!H", total(pseudo + head)) + head[18:]
    sending.sendto(header(source, target, 6, len(head)) + head, (target, 0))


def header(source, target, protocol, length):
    return struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + length, 0, 0, 64, protocol, 0, socket.inet_aton(source), socket.inet_aton(target))


def echo(source, target, request, bit):
    reply = bytearray(request)
    reply[0] = 0
    if bit is not None:
        reply[8 + bit // 8] ^= 1 << bit % 8
    reply[2:4] = bytes(2)
    reply[2:4] = struct.pack("!H", total(bytes(reply)))
    sending.sendto(header(source, target, 1, len(reply)) + reply, (target, 0))


print("ready", flush=True)
while True:
    packet = listening.recv(2000)
    size = (packet[0] & 15) * 4
    scanner, target = socket.inet_ntoa(packet[12:16]), socket.inet_ntoa(packet[16:20])
    if packet[9] == 1 and packet[size] == 8:
        for bit in range(64) if forged else [None]:
            echo(target, scanner, packet[size : packet[3] + (packet[2] << 8)], bit)
        if forged:
            echo("10.77.0.3", scanner, packet[size : packet[3] + (packet[2] << 8)], None)
    if packet[9] != 6 or packet[size + 13] != 2:
        continue
    sport, dport, sequence = struct.unpack("!HHI", packet[size : size + 8])
    if dport != 5000:
        continue
    if not forged:
        answer(target, scanner, sport, dport, sequence + 1)
        continue
    for bit in range(32):
        answer(target, scanner, sport, dport, (sequence + 1) ^ (1 << bit))
    answer("10.77.0.3", scanner, sport, dport, sequence + 1)
    answer(target, scanner, sport, 5001, sequence + 1)
