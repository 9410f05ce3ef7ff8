// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Decodes the calls of one syscall. */
public final class SyscallDecoder {
    private final byte[] name;
    private final byte[] plainName;
    private final boolean returning;
    private final VariantDecoder[] variants;

    SyscallDecoder(byte[] name, byte[] plainName, boolean returning, VariantDecoder[] variants) {
        this.name = name;
        this.plainName = plainName;
        this.returning = returning;
        this.variants = variants;
    }

    /** {@code SysOpenat}, ASCII; empty for a syscall that is not known. Never to be changed. */
    public byte[] name() {
        return name;
    }

    /** As programs and manuals have it: {@code openat}, ASCII; empty for a syscall that is not known. Never to be changed. */
    public byte[] plainName() {
        return plainName;
    }

    /** Whether the call ever returns. */
    public boolean returns() {
        return returning;
    }

    /** The first variant whose conditions hold; the last one has none. */
    public VariantDecoder variant(SyscallEvent event) {
        for (VariantDecoder variant : variants) {
            if (variant.applies(event)) {
                return variant;
            }
        }
        return variants[variants.length - 1];
    }
}
