"""A recv that has nothing to receive: wouldblock.py"""

from child import run_rounds, tcp_pair


def main():
    _near, far = tcp_pair()
    far.setblocking(False)
    view = memoryview(bytearray(64))

    def run(operations):
        for _ in range(operations):
            try:
                far.recv_into(view)
                raise AssertionError("recv_into did not say that it would block")
            except BlockingIOError:
                pass

    run_rounds(run)


main()
