"""What Java throws, as what CPython raises."""

import errno
import os

from . import jvm

error = OSError
timeout = TimeoutError


class herror(OSError):
    """gethostbyname_ex and gethostbyaddr failed: h_errno and its text."""

    __module__ = "socket"


class gaierror(OSError):
    """getaddrinfo or getnameinfo failed: EAI_ number and its text."""

    __module__ = "socket"


class Interrupted(Exception):
    """A signal has come while Java waited: its handler is run before the call goes on."""

    def __init__(self, transferred):
        self.transferred = transferred


def of_errno(number):
    return OSError(number, os.strerror(number))


def of_java(thrown):
    """The exception to raise for a Java exception; those about arguments are the caller's matter."""
    if isinstance(thrown, jvm.ErrnoException):
        return of_errno(int(thrown.errno().number()))
    if isinstance(thrown, jvm.SocketTimeoutException):
        return TimeoutError("timed out")
    if isinstance(thrown, jvm.InterruptedIOException):
        jvm.Thread.interrupted()
        return Interrupted(int(thrown.bytesTransferred))
    if isinstance(thrown, jvm.ClosedChannelException):
        return of_errno(errno.EBADF)
    if isinstance(thrown, jvm.HostException):
        return herror(int(thrown.error().number()), str(thrown.error().message()))
    if isinstance(thrown, jvm.ResolveException):
        if isinstance(thrown.getCause(), jvm.ErrnoException):
            return of_java(thrown.getCause())
        return gaierror(int(thrown.error().number()), str(thrown.error().message()))
    if isinstance(thrown, jvm.OutOfMemoryError):
        return MemoryError()
    if isinstance(thrown, jvm.IOException):
        return OSError(str(thrown.getMessage()))
    return None


def attempt(function, *arguments):
    """Calls Java once; what is not translated passes."""
    try:
        return function(*arguments)
    except jvm.JException as thrown:
        raised = of_java(thrown)
        if raised is None:
            raise
    raise raised


def calling(function, *arguments):
    """Calls Java, and again when a signal came in between."""
    while True:
        try:
            return attempt(function, *arguments)
        except Interrupted:
            pass
