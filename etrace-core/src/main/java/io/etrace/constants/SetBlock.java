// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one resource says of a set: a head {@code NAME KIND LENGTH [base=MASK:SET] [tail=MASK:SET] [magic=MASK:SET]
 * [octal=MASK]} and the lines after
 * it, {@code LENGTH} bytes from {@code start} on.
 */
record SetBlock(byte[] resource, String[] head, int start) {
    /** A field of the flags, by the name of the set that names its values; none of octal numbers. */
    record BaseReference(long mask, String set, Base.Place place) {}

    private static final int KIND = 1;
    private static final int LENGTH = 2;
    private static final int FIRST_BASE = 3;

    String name() {
        return head[0];
    }

    String kind() {
        return head[KIND];
    }

    int length() {
        return Integer.parseInt(head[LENGTH]);
    }

    List<BaseReference> bases() {
        List<BaseReference> bases = new ArrayList<>();
        for (int i = FIRST_BASE; i < head.length; i++) {
            bases.add(base(head[i]));
        }
        return bases;
    }

    private static BaseReference base(String word) {
        int equals = word.indexOf('=');
        int colon = word.indexOf(':') < 0 ? word.length() : word.indexOf(':');
        return new BaseReference(
                Members.number(word.substring(equals + 1, colon)),
                colon == word.length() ? "" : word.substring(colon + 1),
                Base.Place.valueOf(word.substring(0, equals).toUpperCase(Locale.ROOT)));
    }

    /** The lines of all blocks of a set, one after the other. */
    static byte[] lines(List<SetBlock> blocks) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (SetBlock block : blocks) {
            lines.write(block.resource, block.start, block.length());
        }
        return lines.toByteArray();
    }
}
