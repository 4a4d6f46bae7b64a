"""What the guard against the module in C says."""

import importlib
import os
import sys

import standin

standin.install()
print(standin.impurities())

module = sys.modules.pop("_socket")
try:
    importlib.import_module("_socket")
    print("got the module in C")
except ImportError as refused:
    print(refused)

module.gethostname = len
module.socket = type("socket", (BaseException,), {})
sys.modules["_socket"] = module
print(standin.impurities())
sys.stdout.flush()
os._exit(0)
