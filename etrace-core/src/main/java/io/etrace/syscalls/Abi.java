// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/** A numbering of syscalls together with the layout of their arguments. */
public enum Abi {
    X86_64("x86_64", 8),
    /** 32-bit programs on an x86-64 kernel. */
    I386("i386", 4),
    ARM64("arm64", 8);

    private final String label;
    private final int pointerSize;

    Abi(String label, int pointerSize) {
        this.label = label;
        this.pointerSize = pointerSize;
    }

    /** The name that resources and data files use. */
    public String label() {
        return label;
    }

    /** The bytes of a pointer and of a long: 4 or 8. */
    public int pointerSize() {
        return pointerSize;
    }

    /** Whether the programs have another layout than the kernel's own types. */
    public boolean compat() {
        return pointerSize == 4;
    }

    /** The ABI of 64-bit programs on this machine. */
    public static Abi ofThisMachine() {
        String architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> ARM64;
            default ->
                throw new UnsupportedOperationException(
                        "no syscall numbers for the architecture " + architecture + ": etrace knows x86-64 and arm64");
        };
    }
}
