import selectors
import socket

selector = selectors.DefaultSelector()
listener = socket.create_server(("127.0.0.1", 10000))
listener.setblocking(False)
selector.register(listener, selectors.EVENT_READ)


def serve(sock, owed):
    try:
        if len(owed) < 16384:
            data = sock.recv(16384 - len(owed))
            if not data and not owed:
                selector.unregister(sock)
                sock.close()
                return
            owed += data
    except BlockingIOError:
        pass
    try:
        del owed[: sock.send(owed)]
    except BlockingIOError:
        pass
    wanted = selectors.EVENT_READ if len(owed) < 16384 else 0
    selector.modify(sock, wanted | (selectors.EVENT_WRITE if owed else 0), owed)


while True:
    for key, events in selector.select():
        if key.fileobj is listener:
            connection, peer = listener.accept()
            connection.setblocking(False)
            selector.register(connection, selectors.EVENT_READ, bytearray())
        else:
            try:
                serve(key.fileobj, key.data)
            except ConnectionError:
                selector.unregister(key.fileobj)
                key.fileobj.close()
