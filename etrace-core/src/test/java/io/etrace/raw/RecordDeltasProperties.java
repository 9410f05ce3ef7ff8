// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Differences add up to what they were made of, and nonsense to nonsense of the same length. */
class RecordDeltasProperties {
    private static byte[] applied(byte[] bytes, boolean encode) {
        byte[] result = bytes.clone();
        if (encode) {
            new RecordDeltas().encode(MemorySegment.ofArray(bytes), MemorySegment.ofArray(result));
        } else {
            new RecordDeltas().decode(MemorySegment.ofArray(result));
        }
        return result;
    }

    @Property
    void recordsComeBack(@ForAll @Size(max = 40) int[] lengths, @ForAll long seed) {
        ByteBuffer span = ByteBuffer.allocate(40 * 400).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(seed);
        for (int length : lengths) {
            byte[] record = new byte[Math.floorMod(length, 300)];
            random.nextBytes(record);
            span.putInt(record.length).putInt(random.nextInt()).put(record);
            span.position(span.position() + 7 & ~7);
        }
        byte[] records = java.util.Arrays.copyOf(span.array(), span.position());
        assertThat(applied(applied(records, true), false)).isEqualTo(records);
    }

    @Property
    void anythingComesBack(@ForAll byte[] bytes) {
        assertThat(applied(applied(bytes, true), false)).isEqualTo(bytes);
    }

    @Property
    void nonsenseEnds(@ForAll byte[] bytes) {
        assertThat(applied(bytes, false)).hasSameSizeAs(bytes);
    }
}
