"""Which of the tests named on the command line, Class.test, CPython's test_socket does not have."""

import sys

from test import test_socket

for name in sys.argv[1:]:
    of, _, test = name.partition(".")
    if not callable(getattr(getattr(test_socket, of, None), test, None)):
        print(name)
