package io.sockeye.abi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The sections of an object file of a 64-bit little-endian machine, elf(5).
final class ElfObject {
    private static final int E_SHOFF = 0x28;
    private static final int E_SHENTSIZE = 0x3A;
    private static final int E_SHNUM = 0x3C;
    private static final int E_SHSTRNDX = 0x3E;
    private static final int SH_OFFSET = 0x18;
    private static final int SH_SIZE = 0x20;

    private ElfObject() {}

    /// The bytes of the section with a name; none if there is no such section.
    static ByteBuffer section(byte[] file, String name) {
        var elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (elf.getInt(0) != 0x464C457F || elf.getShort(4) != 0x0102)
            throw new IllegalArgumentException("not a 64-bit little-endian ELF file");
        int names = header(elf, elf.getShort(E_SHSTRNDX));
        for (int i = 0; i < elf.getShort(E_SHNUM); i++) {
            int header = header(elf, i);
            if (text(elf, (int) elf.getLong(names + SH_OFFSET) + elf.getInt(header)).equals(name)) {
                int offset = (int) elf.getLong(header + SH_OFFSET);
                int size = (int) elf.getLong(header + SH_SIZE);
                return elf.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        return ByteBuffer.allocate(0);
    }

    private static int header(ByteBuffer elf, int index) {
        return (int) elf.getLong(E_SHOFF) + index * elf.getShort(E_SHENTSIZE);
    }

    private static String text(ByteBuffer elf, int offset) {
        int end = offset;
        while (elf.get(end) != 0) end++;
        return new String(elf.array(), offset, end - offset, StandardCharsets.US_ASCII);
    }
}
