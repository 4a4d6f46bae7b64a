"""What is run, what is left out of it, and where a law of the library stands against a test."""

DEFAULT = ["test.test_socket", "test.test_selectors", "test.test_socketserver", "test.test_timeout"]

# Modules that ask for the network as a whole, and use loopback but for what is left out below.
NEED_NETWORK = {"test.test_socketserver", "test.test_timeout"}

# Left out on both sides: part of a test's name, and why.
LEFT_OUT = {
    "test_socketserver.SocketServerTest.test_Forking": "a JVM does not survive a fork without exec",
    "test_socketserver.MiscTestCase.test_forking": "a JVM does not survive a fork without exec",
    "test_socketserver.ErrorHandlerTest.test_forking": "a JVM does not survive a fork without exec",
    "test_timeout.TCPTimeoutTestCase": "asks hosts of the internet",
}

# Run, shown, and not counted as different: a test's name, and the law of ARCHITECTURE.md that it contradicts. At most ten.
AGAINST_A_LAW = {}


def left_out(name):
    return any(part in name for part in LEFT_OUT)
