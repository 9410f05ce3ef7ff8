// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

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
    @Property
    void aCpusBytesStayInOrder(@ForAll @Size(max = 50) List<@IntRange(min = 1, max = 2 * BLOCK) Integer> lengths)
            throws IOException {
        Target target = new Target();
        BlockBuilder builder = new BlockBuilder(target, BLOCK, Long.MAX_VALUE);
        List<Byte> given = new ArrayList<>();
        for (int length : lengths) {
            byte[] span = new byte[length];
            for (int i = 0; i < length; i++) {
                span[i] = (byte) given.size();
                given.add(span[i]);
            }
            builder.bytes(0, MemorySegment.ofArray(span));
        }
        builder.end();
        assertThat(target.written).isEqualTo(given);
    }
}
