"""What the CPython programs of the benchmark share: the lines they exchange with the harness, and clocks."""

import signal
import socket
import sys
import time

signal.signal(signal.SIGINT, signal.SIG_DFL)


def run_rounds(run):
    """Says "ready", then runs rounds of run(operations) and reports what each one cost, until the harness is gone."""
    print("ready", flush=True)
    for line in sys.stdin:
        operations = int(line.removeprefix("run "))
        process, wall, cpu = time.process_time_ns(), time.monotonic_ns(), time.thread_time_ns()
        run(operations)
        cpu = time.thread_time_ns() - cpu
        wall = time.monotonic_ns() - wall
        process = time.process_time_ns() - process
        print(f"ops={operations} wall={wall} cpu={cpu} process={process}", flush=True)


def tcp_pair():
    """Both ends of a TCP connection on 127.0.0.1, without Nagle's delay."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        near = socket.create_connection(listener.getsockname())
        far, _ = listener.accept()
    for end in near, far:
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return near, far
