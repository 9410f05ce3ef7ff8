// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;

/** What a set writes, as a string. */
final class Written {
    private Written() {}

    static String by(ConstantSet set, long value, int width) {
        Utf8Buffer out = new Utf8Buffer(16);
        set.write(out, value, width);
        return out.toString();
    }
}
