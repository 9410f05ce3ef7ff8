// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Any;
import io.etrace.Property;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockBuilderTest {
    private static final int BLOCK = 64;

    /** What was written, as bytes. */
    private static final class Target implements CaptureSink {
        private final List<Byte> written = new ArrayList<>();

        @Override
        public void bytes(int cpu, MemorySegment span) {
            for (byte value : span.toArray(ValueLayout.JAVA_BYTE)) {
                written.add(value);
            }
        }

        @Override
        public void round(long watermark) {}

        @Override
        public void end() {}
    }

    /** Small spans wait for more; a large one must not overtake them. */
    @Test
    void aCpusBytesStayInOrder() {
        Property.holds(BlockBuilderTest::writeSpans);
    }

    private static void writeSpans(Any any) throws IOException {
        Target target = new Target();
        BlockBuilder builder = new BlockBuilder(target, BLOCK, Long.MAX_VALUE);
        List<Byte> given = new ArrayList<>();
        for (int count = any.integer(0, 50); count > 0; count--) {
            byte[] span = new byte[any.integer(1, 2 * BLOCK)];
            for (int i = 0; i < span.length; i++) {
                span[i] = (byte) given.size();
                given.add(span[i]);
            }
            builder.bytes(0, MemorySegment.ofArray(span));
        }
        builder.end();
        assertThat(target.written).isEqualTo(given);
    }
}
