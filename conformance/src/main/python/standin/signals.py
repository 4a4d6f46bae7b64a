"""Signals: a Java thread interrupts the main one, whose wait then ends so that Python can run the handler (PEP 475)."""

import signal
import threading

from . import jvm

_theirs = -1


def relay():
    """Makes Python's own wake-up descriptor ours; a test's gets the bytes from us."""
    pair = jvm.Socket.pair()
    ours = int(pair.first().nonBlocking().detach())
    set_wakeup_fd = signal.set_wakeup_fd
    jvm.Signals.relay(pair.second(), jvm.Thread.currentThread())

    def replaced(fd, *, warn_on_full_buffer=True):
        global _theirs
        if threading.current_thread() is not threading.main_thread():
            raise ValueError("set_wakeup_fd only works in main thread of the main interpreter")
        before, _theirs = _theirs, fd
        jvm.Signals.forward(fd)
        return before

    set_wakeup_fd(ours, warn_on_full_buffer=False)
    signal.set_wakeup_fd = replaced
