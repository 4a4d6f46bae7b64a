"""CPython's module _socket, written over Sockeye's public API: `install()` before the first `import socket`."""

import importlib.abc
import sys
import types


class _Guard(importlib.abc.MetaPathFinder):
    """Refuses the module in C, from which nothing here may come, and _ssl, which takes no other sockets than its."""

    def find_spec(self, name, path=None, target=None):
        if name in ("_socket", "_ssl"):
            raise ImportError(f"the module {name} in C was asked for")
        return None


def install():
    if "_socket" in sys.modules:
        raise RuntimeError("_socket was imported before its stand-in")
    sys.meta_path.insert(0, _Guard())
    from . import constants, endpoint, failures, functions, signals

    module = types.ModuleType("_socket", __doc__)
    exported = {
        "socket": endpoint.socket,
        "SocketType": endpoint.socket,
        "error": failures.error,
        "timeout": failures.timeout,
        "gaierror": failures.gaierror,
        "herror": failures.herror,
        "has_ipv6": True,
    }
    for name, value in vars(functions).items():
        if isinstance(value, types.FunctionType) and not name.startswith("_") and name in constants.FUNCTIONS:
            exported[name] = value
    vars(module).update(constants.NUMBERS)
    vars(module).update(exported)
    sys.modules["_socket"] = module
    signals.relay()
    return module


def impurities():
    """What in the module would be C's: nothing, or the proof is none."""
    module = sys.modules["_socket"]
    found = []
    for name, value in vars(module).items():
        if isinstance(value, types.BuiltinFunctionType):
            found.append(f"{name} is a function in C")
    for base in module.socket.__mro__[1:-1]:
        found.append(f"socket extends {base}")
    for name, value in vars(module.socket).items():
        if isinstance(value, (types.MethodDescriptorType, types.WrapperDescriptorType, types.BuiltinFunctionType)):
            found.append(f"socket.{name} is in C")
    return found
