// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Any;
import io.etrace.Property;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Differences add up to what they were made of, and nonsense to nonsense of the same length. */
class RecordDeltasTest {
    private static byte[] applied(byte[] bytes, boolean encode) {
        byte[] result = bytes.clone();
        if (encode) {
            new RecordDeltas().encode(MemorySegment.ofArray(bytes), MemorySegment.ofArray(result));
        } else {
            new RecordDeltas().decode(MemorySegment.ofArray(result));
        }
        return result;
    }

    @Test
    void recordsComeBack() {
        Property.holds(any -> {
            byte[] records = records(any);
            assertThat(applied(applied(records, true), false)).isEqualTo(records);
        });
    }

    private static byte[] records(Any any) {
        ByteBuffer span = ByteBuffer.allocate(40 * 400).order(ByteOrder.LITTLE_ENDIAN);
        for (int count = any.integer(0, 40); count > 0; count--) {
            byte[] record = any.bytes(0, 300);
            span.putInt(record.length).putInt(any.nextInt()).put(record);
            span.position(span.position() + 7 & ~7);
        }
        return Arrays.copyOf(span.array(), span.position());
    }

    @Test
    void anythingComesBack() {
        Property.holds(any -> {
            byte[] bytes = any.bytes();
            assertThat(applied(applied(bytes, true), false)).isEqualTo(bytes);
        });
    }

    @Test
    void nonsenseEnds() {
        Property.holds(any -> {
            byte[] bytes = any.bytes();
            assertThat(applied(bytes, false)).hasSameSizeAs(bytes);
        });
    }
}
