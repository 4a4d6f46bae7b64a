import socketserver


class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        while data := self.rfile.read1(8192):
            self.wfile.write(data)


socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(("127.0.0.1", 7000), Echo).serve_forever()
