// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the order of offers and polls, frames come out as they went in. */
class FrameQueueProperties {
    private static final int CAPACITY = 512;

    @Property
    void firstInFirstOut(@ForAll long seed) {
        Random random = new Random(seed);
        ArrayDeque<byte[]> expected = new ArrayDeque<>();
        try (MemoryFrameQueue queue = new MemoryFrameQueue(CAPACITY)) {
            for (int i = 0; i < 500; i++) {
                byte[] data = new byte[random.nextInt(20) * 8];
                random.nextBytes(data);
                if (random.nextInt(3) > 0 && queue.offer(7, i, MemorySegment.ofArray(data))) {
                    expected.add(data);
                } else if (!expected.isEmpty()) {
                    assertThat(queue.poll().data().toArray(ValueLayout.JAVA_BYTE))
                            .isEqualTo(expected.remove());
                }
                assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
            }
        }
    }

    @Property
    void whatFitsIntoAnEmptyQueueFitsOnceEnoughIsTaken(@ForAll long seed) {
        Random random = new Random(seed);
        try (MemoryFrameQueue queue = new MemoryFrameQueue(CAPACITY)) {
            for (int i = 0; i < 500; i++) {
                MemorySegment data = MemorySegment.ofArray(new byte[random.nextInt(CAPACITY - Frame.HEADER_LENGTH)]);
                while (!queue.offer(0, i, data)) {
                    assertThat(queue.isEmpty()).isFalse();
                    queue.poll();
                }
            }
        }
    }
}
