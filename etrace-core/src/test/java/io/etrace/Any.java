// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Values at random. Small ones, and the ends of a range, are more frequent than chance would have them. */
public final class Any implements RandomGenerator {
    private static final int EDGES = 8;
    private static final int MOST_BYTES = 255;

    private final RandomGenerator random;

    Any(long seed) {
        random = new SplittableRandom(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    private boolean isEdge() {
        return nextInt(EDGES) == 0;
    }

    /** Of every magnitude and both signs. */
    public long number() {
        return isEdge() ? number(Long.MIN_VALUE, Long.MAX_VALUE) : nextLong() >> nextInt(Long.SIZE);
    }

    /** Both ends may be; those near the first one are as frequent as those far from it. */
    public long number(long least, long most) {
        if (isEdge()) {
            return nextBoolean() ? least : most;
        }
        long count = most - least + 1;
        long above = nextLong() >>> nextInt(Long.SIZE);
        return least + (count == 0 ? above : Long.remainderUnsigned(above, count));
    }

    /** Both ends may be; all are equally frequent but for these. */
    public int integer(int least, int most) {
        return isEdge() ? (nextBoolean() ? least : most) : nextInt(least, most + 1);
    }

    public byte[] bytes() {
        return bytes(0, MOST_BYTES);
    }

    /** Some are small numbers or ASCII throughout. */
    public byte[] bytes(int least, int most) {
        byte[] bytes = new byte[integer(least, most)];
        int bits = new int[] {1, 2, 7, Byte.SIZE, Byte.SIZE}[nextInt(5)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) nextInt(1 << bits);
        }
        return bytes;
    }

    /** Characters of which UTF-8 makes one to four bytes, and lone surrogates. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = integer(0, MOST_BYTES); i > 0; i--) {
            int bits = new int[] {7, 11, 16, 20}[nextInt(4)];
            text.appendCodePoint(nextInt(1 << bits) + (bits == 20 ? Character.MIN_SUPPLEMENTARY_CODE_POINT : 0));
        }
        return text.toString();
    }

    /** Small letters. */
    public String word(int most) {
        StringBuilder word = new StringBuilder();
        for (int i = integer(0, most); i > 0; i--) {
            word.append((char) integer('a', 'd'));
        }
        return word.toString();
    }
}
