// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** How people read a number. */
public enum Format {
    SIGNED,
    UNSIGNED,
    HEX,
    OCTAL,
    /** Bits: in hexadecimal where they have no names. */
    FLAGS
}
