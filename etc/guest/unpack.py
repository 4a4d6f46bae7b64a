"""Takes the kernel out of the file that boots: unpack.py VMLINUZ VMLINUX

The offsets are those of Documentation/arch/x86/boot.rst, "The Real-Mode Kernel Header".
"""

import pathlib
import struct
import subprocess
import sys

PROGRAMS = {
    b"\xfd7zXZ\0": ["xz", "-dc", "--single-stream"],
    b"\x28\xb5\x2f\xfd": ["zstd", "-dcq"],
    b"\x1f\x8b": ["gzip", "-dcq"],
}

data = pathlib.Path(sys.argv[1]).read_bytes()
setup_sects = data[0x1F1] or 4
payload_offset, payload_length = struct.unpack_from("<II", data, 0x248)
begin = (setup_sects + 1) * 512 + payload_offset
payload = data[begin : begin + payload_length]
for magic, program in PROGRAMS.items():
    if payload.startswith(magic):
        # The last four bytes are the length, which these programs take for rubbish behind the end: they say so and go on.
        unpacked = subprocess.run(program, input=payload, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
        break
else:
    sys.exit(f"{sys.argv[1]}: packed in an unknown way: {payload[:6].hex()}")
if not unpacked.startswith(b"\x7fELF"):
    sys.exit(f"{sys.argv[1]}: {program[0]} could not unpack it")
pathlib.Path(sys.argv[2]).write_bytes(unpacked)
