"""What the CPython programs of the benchmark share: the lines they exchange with the harness, and clocks."""

import signal
import socket
import sys
import time

signal.signal(signal.SIGINT, signal.SIG_DFL)


def run_rounds(run, per_call=1):
    """Says "ready", then runs rounds of run(calls) and reports what each one cost, until the harness is gone.

    A call is so many operations.
    """
    print("ready", flush=True)
    for line in sys.stdin:
        calls = -(-int(line.removeprefix("run ")) // per_call)
        process, wall, cpu = time.process_time_ns(), time.monotonic_ns(), time.thread_time_ns()
        run(calls)
        cpu = time.thread_time_ns() - cpu
        wall = time.monotonic_ns() - wall
        process = time.process_time_ns() - process
        print(f"ops={calls * per_call} wall={wall} cpu={cpu} process={process}", flush=True)


def tcp_pair():
    """Both ends of a TCP connection on 127.0.0.1, without Nagle's delay."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        near = socket.create_connection(listener.getsockname())
        far, _ = listener.accept()
    for end in near, far:
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return near, far
