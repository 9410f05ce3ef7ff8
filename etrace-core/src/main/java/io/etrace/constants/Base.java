// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;

/**
 * A field inside a word of flags whose bits are one value, such as the access mode in the flags of open.
 *
 * @param mask the bits of the field; its values are not shifted
 * @param values what they mean; of {@link Place#OCTAL} nothing
 * @param place where and when it is written
 */
record Base(long mask, EnumSet values, Place place) {
    enum Place {
        /** Before the flags. */
        BASE,
        /** After the flags. */
        TAIL,
        /** Before the flags, but only values with a name: the bits of others are flags. */
        MAGIC,
        /** After the flags, in octal. */
        OCTAL;

        boolean last() {
            return this == TAIL || this == OCTAL;
        }
    }

    /** The bits of the flags that the field takes. */
    long taken(long flags) {
        return place != Place.MAGIC || values.hasName(flags & mask, Long.BYTES) ? mask : 0;
    }

    /**
     * Appends the value of the field, after a bar if something stands there since {@code start}. A field that is 0 is
     * written only if 0 has a name.
     */
    void write(Utf8Buffer out, long flags, int start) {
        long value = flags & taken(flags);
        int before = out.length();
        if (before > start) {
            out.append('|');
        }
        if (place != Place.OCTAL && values.writeName(out, value, Long.BYTES)) {
            return;
        }
        if (value == 0) {
            out.truncate(before);
        } else if (place == Place.OCTAL) {
            out.appendOctal(value);
        } else if ((mask & 1) != 0) {
            out.appendUnsigned(value);
        } else {
            out.appendHex(value);
        }
    }
}
