import socketserver
import struct

LONGEST = 64 * 1024
store = {}


class Requests(socketserver.StreamRequestHandler):
    timeout = 30

    def handle(self):
        while head := self.rfile.read(4):
            if len(head) < 4:
                return
            length = struct.unpack(">I", head)[0]
            if length > LONGEST:
                self.answer("too long")
                return
            frame = self.rfile.read(length)  # for as long as a byte comes every 30 seconds
            if len(frame) < length:
                return
            words = frame.decode().split(" ", 2)
            match words:
                case ["GET", name]:
                    self.answer(store.get(name, ""))
                case ["PUT", name, value]:
                    self.answer(store.get(name, "null"))
                    store[name] = value
                case _:
                    self.answer("?")

    def answer(self, text):
        data = text.encode()
        self.wfile.write(struct.pack(">I", len(data)) + data)


socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(("127.0.0.1", 7000), Requests).serve_forever()
