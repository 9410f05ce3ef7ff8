// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

/** The processors whose constants are known. 32-bit programs on x86-64 share those of {@link #X86_64}. */
public enum Architecture {
    X86_64("x86_64", "constants-x86_64"),
    ARM64("arm64", "constants-arm64");

    private final String label;
    private final String resource;

    Architecture(String label, String resource) {
        this.label = label;
        this.resource = resource;
    }

    /** The name that kernels and data files use. */
    public String label() {
        return label;
    }

    /** The resource with the constants that only this architecture has. */
    String resource() {
        return resource;
    }
}
