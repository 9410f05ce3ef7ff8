// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What one resource says of a set: a head {@code NAME KIND LENGTH [base=MASK:SET] [tail=MASK:SET]} and the lines after
 * it, {@code LENGTH} bytes from {@code start} on.
 */
record SetBlock(byte[] resource, String[] head, int start) {
    /** A field of the flags, by the name of the set that names its values. */
    record BaseReference(long mask, String set, boolean last) {}

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
            int equals = head[i].indexOf('=');
            int colon = head[i].indexOf(':');
            boolean last = head[i].startsWith("tail");
            bases.add(new BaseReference(
                    Members.number(head[i].substring(equals + 1, colon)), head[i].substring(colon + 1), last));
        }
        return bases;
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
