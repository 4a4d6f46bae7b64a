package io.sockeye.abi;

import java.util.Locale;

/// The machines that this library works on.
public enum Architecture {
    X86_64("amd64", "gcc-x86-64-linux-gnu libc6-dev-amd64-cross"),
    AARCH64("aarch64", "gcc-aarch64-linux-gnu libc6-dev-arm64-cross"),
    RISCV64("riscv64", "gcc-riscv64-linux-gnu libc6-dev-riscv64-cross");

    /// What Java calls it, the system property `os.arch`.
    final String java;

    /// Debian's packages with a compiler for it, on a machine that is another.
    final String packages;

    Architecture(String java, String packages) {
        this.java = java;
        this.packages = packages;
    }

    /// What the GNU tools call it.
    String gnu() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How to get a compiler for it.
    public String remedy() {
        var ofThisMachine = java.equals(System.getProperty("os.arch"));
        return "apt-get install " + (ofThisMachine ? "gcc libc6-dev" : packages);
    }

    @Override
    public String toString() {
        return gnu();
    }
}
