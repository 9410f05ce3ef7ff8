// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An enum: names for some of the values of an integer of 1, 2, 4 or 8 bytes. Names are numbered as they are declared. */
public final class Enumeration implements BtfType {
    private final String cName;
    private final int size;
    private final boolean signed;
    private final long[] values;
    private final byte[][] names;
    private final long[] sortedValues;

    /** For each of {@link #sortedValues} that a binary search finds: the first index declared for it. */
    private final int[] firstIndexes;

    Enumeration(String cName, int size, boolean signed, long[] values, byte[][] names) {
        this.cName = cName;
        this.size = size;
        this.signed = signed;
        this.values = values;
        this.names = names;
        sortedValues = ascending(values);
        firstIndexes = new int[values.length];
        for (int i = values.length - 1; i >= 0; i--) {
            firstIndexes[Arrays.binarySearch(sortedValues, values[i])] = i;
        }
    }

    /** Most enums ascend; the first sort of a JVM costs more than 10 ms. */
    private static long[] ascending(long[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] > values[i]) {
                long[] sorted = values.clone();
                Arrays.sort(sorted);
                return sorted;
            }
        }
        return values;
    }

    /** How a value is to be read: sign-extended or zero-extended. */
    public boolean signed() {
        return signed;
    }

    /** The number of names. */
    public int count() {
        return values.length;
    }

    public long value(int index) {
        return values[index];
    }

    public String name(int index) {
        return new String(names[index], StandardCharsets.US_ASCII);
    }

    /** The name, printable ASCII; the array is shared and must not be changed. */
    public byte[] nameBytes(int index) {
        return names[index];
    }

    /** The index of the first name declared for a value, -1 when it has none. Allocates nothing. */
    public int indexOf(long value) {
        int found = Arrays.binarySearch(sortedValues, value);
        return found < 0 ? -1 : firstIndexes[found];
    }

    @Override
    public String cName() {
        return cName;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return cName;
    }
}
