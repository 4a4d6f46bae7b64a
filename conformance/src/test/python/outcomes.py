"""Tests that come out well over the module in C, and in every other way over its stand-in."""

import os
import time
import unittest

import socket
import types

IN_C = isinstance(socket.gethostname, types.BuiltinFunctionType)


class Outcomes(unittest.TestCase):
    def test_crashes(self):
        if not IN_C:
            os._exit(3)

    def test_errors(self):
        if not IN_C:
            raise OSError("an error")

    def test_fails(self):
        self.assertTrue(IN_C)

    def test_fails_in_a_part(self):
        with self.subTest("a part"):
            self.assertTrue(IN_C)

    def test_hangs(self):
        if not IN_C:
            time.sleep(3600)

    def test_is_skipped(self):
        if not IN_C:
            self.skipTest("a reason")

    def test_is_the_same(self):
        with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as client:
            client.sendall(b"hello")
            server, _ = listener.accept()
            with server:
                self.assertEqual(server.recv(16), b"hello")

    def test_is_worse_in_c(self):
        self.assertFalse(IN_C)
