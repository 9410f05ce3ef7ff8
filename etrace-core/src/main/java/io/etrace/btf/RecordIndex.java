// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.Arrays;

/** One pass over the type records notes where each starts and which ones a C name can stand for. Ids count from 1. */
final class RecordIndex {
    /**
     * Words gone through in one call. A JVM that has just started compiles a method that is called often much sooner than
     * a loop that runs long: calls of this length make the pass three times faster than a single one.
     */
    private static final int PORTION = 100;

    private final int[] words;
    private final RecordSizes sizes;
    private final int[] starts;
    private int count = 1;
    private int[] named = new int[1024];
    private int namedCount;

    /** @param words the record of type 0, void, and then the type section */
    RecordIndex(int[] words, RecordSizes sizes) {
        this.words = words;
        this.sizes = sizes;
        starts = new int[words.length / Kind.COMMON_WORDS + 1];
        int at = Kind.COMMON_WORDS;
        while (at < words.length) {
            at = addPortion(at, Math.min(words.length - at, PORTION));
        }
    }

    /** By id, from 0 on. */
    int[] starts() {
        return Arrays.copyOf(starts, count);
    }

    /** The ids of types with a name in C, ascending. */
    int[] named() {
        return Arrays.copyOf(named, namedCount);
    }

    private int addPortion(int first, int length) {
        int at = first;
        while (at < first + length) {
            int info = at + 1 < words.length ? words[at + 1] : 0;
            int kind = Info.kind(info);
            int size = sizes.words(kind, Info.elements(info));
            if (size > words.length - at || !sizes.isKnown(kind)) {
                throw unreadable(at, kind);
            }
            if (words[at] != 0 && sizes.isNamed(kind)) {
                addNamed();
            }
            starts[count++] = at;
            at += size;
        }
        return at;
    }

    private void addNamed() {
        if (namedCount == named.length) {
            named = Arrays.copyOf(named, 2 * namedCount);
        }
        named[namedCount++] = count;
    }

    private BtfException unreadable(int at, int kind) {
        int left = (words.length - at) * Integer.BYTES;
        return new BtfException("BTF type " + count + " of kind " + kind + ", " + left
                + " bytes before the end of the type section, "
                + (sizes.isKnown(kind) ? "reaches beyond it" : "is of a kind that is not known"));
    }
}
