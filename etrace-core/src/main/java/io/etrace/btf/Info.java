// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

/** The second word of a type record: bits 0-23 number of elements (vlen), bits 24-30 kind, bit 31 kind_flag. */
final class Info {
    private Info() {}

    static int of(Kind kind, boolean flag, int elements) {
        return (flag ? 1 << 31 : 0) | kind.ordinal() << 24 | elements;
    }

    static int kind(int info) {
        return info >>> 24 & 0x7f;
    }

    static boolean flag(int info) {
        return info < 0;
    }

    static int elements(int info) {
        return info & 0xff_ffff;
    }
}
