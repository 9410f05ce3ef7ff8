// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;

/**
 * A field inside a word of flags whose bits are one value, such as the access mode in the flags of open.
 *
 * @param mask the bits of the field; its values are not shifted
 * @param values what they mean
 * @param last whether the field is written after the flags instead of before them
 */
record Base(long mask, EnumSet values, boolean last) {
    /**
     * Appends the value of the field, after a bar if something stands there since {@code start}. A field that is 0 is
     * written only if 0 has a name.
     */
    void write(Utf8Buffer out, long flags, int start) {
        long value = flags & mask;
        int before = out.length();
        if (before > start) {
            out.append('|');
        }
        if (values.writeName(out, value, Long.BYTES)) {
            return;
        }
        if (value == 0) {
            out.truncate(before);
        } else if ((mask & 1) != 0) {
            out.appendUnsigned(value);
        } else {
            out.appendHex(value);
        }
    }
}
