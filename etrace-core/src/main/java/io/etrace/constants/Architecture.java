// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

/** The processors whose constants are known. 32-bit programs on x86-64 share those of {@link #X86_64}. */
public enum Architecture {
    X86_64("x86_64"),
    ARM64("arm64");

    private final String label;

    Architecture(String label) {
        this.label = label;
    }

    /** The name that resources use. */
    public String label() {
        return label;
    }
}
