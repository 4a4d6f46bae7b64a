"""Arguments as C's PyArg_Parse takes them."""

import ctypes
import operator

INT_MAX = 2**31 - 1
SSIZE_MAX = 2**63 - 1


def integer(value):
    if isinstance(value, float):
        raise TypeError("integer argument expected, got float")
    return operator.index(value)


def c_int(value):
    number = integer(value)
    if number > INT_MAX:
        raise OverflowError("signed integer is greater than maximum")
    if number < -INT_MAX - 1:
        raise OverflowError("signed integer is less than minimum")
    return number


def c_ssize(value):
    number = integer(value)
    if not -SSIZE_MAX - 1 <= number <= SSIZE_MAX:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


def unsigned(value, bits=32):
    """As "I" and "k" do: without a check of the range."""
    return integer(value) & ((1 << bits) - 1)


def count(name, given, least, most):
    if least <= given <= most:
        return
    if least == most:
        wanted = f"exactly {least} argument{'s' if least != 1 else ''}"
    else:
        wanted = f"from {least} to {most} arguments"
    raise TypeError(f"{name}() takes {wanted} ({given} given)")


class _PyBuffer(ctypes.Structure):
    _fields_ = [
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.py_object),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", ctypes.c_char_p),
        ("shape", ctypes.c_void_p),
        ("strides", ctypes.c_void_p),
        ("suboffsets", ctypes.c_void_p),
        ("internal", ctypes.c_void_p),
    ]


_get_buffer = ctypes.pythonapi.PyObject_GetBuffer
_get_buffer.argtypes = (ctypes.py_object, ctypes.POINTER(_PyBuffer), ctypes.c_int)
_get_buffer.restype = ctypes.c_int
_release_buffer = ctypes.pythonapi.PyBuffer_Release
_release_buffer.argtypes = (ctypes.POINTER(_PyBuffer),)
_release_buffer.restype = None


class Buffer:
    """The bytes of an object, where they are, and pinned: with a C type error for what has none."""

    __slots__ = ("_view", "address", "length")

    def __init__(self, source, writable=False, where=""):
        view = _PyBuffer()
        if isinstance(source, str):
            kind = "read-write bytes-like object" if writable else "a bytes-like object is required"
            raise TypeError(f"{where}argument must be {kind}, not str" if writable else f"{kind}, not 'str'")
        try:
            _get_buffer(source, ctypes.byref(view), 1 if writable else 0)
        except BufferError as refused:
            if writable:
                raise TypeError(f"{where}argument must be read-write bytes-like object") from refused
            raise
        self._view = view
        self.address = view.buf or 0
        self.length = view.len

    def __enter__(self):
        return self

    def __exit__(self, *_):
        _release_buffer(ctypes.byref(self._view))


def byte_copy(source):
    """The bytes of a bytes-like object, strided ones refused as in C."""
    with Buffer(source) as buffer:
        return ctypes.string_at(buffer.address, buffer.length) if buffer.length else b""
