// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.text.Utf8Buffer;

/** Names of some numbers that are not named constants. */
final class NumberNames {
    private static final long NO_ID = 0xffff_ffffL;
    private static final long FILE_TYPE = 0170000; /* S_IFMT */

    private NumberNames() {}

    /** Minus one, which leaves an id as it is. */
    static boolean id(long value, Utf8Buffer out) {
        if (value != NO_ID) {
            return false;
        }
        out.append('-').append('1');
        return true;
    }

    /** A device as {@code major:minor} (makedev(3)). */
    static boolean device(long device, Utf8Buffer out) {
        long major = device >>> 8 & 0xfff | device >>> 32 & ~0xfffL;
        long minor = device & 0xff | device >>> 12 & 0xffff_ff00L;
        out.appendUnsigned(major).append(':').appendUnsigned(minor);
        return true;
    }

    /** The type of a file and its permissions, {@code S_IFREG|0644}; permissions alone have no name. */
    static ConstantNames mode(ConstantNames fileTypes) {
        return (mode, out) -> {
            if ((mode & FILE_TYPE) == 0 || !fileTypes.write(mode & FILE_TYPE, out)) {
                return false;
            }
            out.append('|').appendOctal(mode & ~FILE_TYPE);
            return true;
        };
    }
}
