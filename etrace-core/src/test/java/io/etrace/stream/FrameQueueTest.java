// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Any;
import io.etrace.Property;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

/** Whatever the order of offers and polls, frames come out as they went in. */
class FrameQueueTest {
    private static final int CAPACITY = 512;

    @Test
    void firstInFirstOut() {
        Property.holds(FrameQueueTest::compareWithDeque);
    }

    private static void compareWithDeque(Any any) {
        ArrayDeque<byte[]> expected = new ArrayDeque<>();
        try (MemoryFrameQueue queue = new MemoryFrameQueue(CAPACITY)) {
            for (int i = 0; i < 500; i++) {
                byte[] data = new byte[any.nextInt(20) * 8];
                any.nextBytes(data);
                if (any.nextInt(3) > 0 && queue.offer(7, i, MemorySegment.ofArray(data))) {
                    expected.add(data);
                } else if (!expected.isEmpty()) {
                    assertThat(queue.poll().data().toArray(ValueLayout.JAVA_BYTE))
                            .isEqualTo(expected.remove());
                }
                assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
            }
        }
    }

    @Test
    void whatFitsIntoAnEmptyQueueFitsOnceEnoughIsTaken() {
        Property.holds(FrameQueueTest::makeRoomForEach);
    }

    private static void makeRoomForEach(Any any) {
        try (MemoryFrameQueue queue = new MemoryFrameQueue(CAPACITY)) {
            for (int i = 0; i < 500; i++) {
                MemorySegment data = MemorySegment.ofArray(new byte[any.nextInt(CAPACITY - Frame.HEADER_LENGTH)]);
                while (!queue.offer(0, i, data)) {
                    assertThat(queue.isEmpty()).isFalse();
                    queue.poll();
                }
            }
        }
    }

    @Test
    void theRoomBehindTheLastFrameIsFreeOnceTheFramesBehindThatAreTaken() {
        MemorySegment half = MemorySegment.ofArray(new byte[CAPACITY / 2 - Frame.HEADER_LENGTH]);
        try (MemoryFrameQueue queue = new MemoryFrameQueue(CAPACITY)) {
            assertThat(queue.offer(0, 1, half)).isTrue();
            assertThat(queue.offer(0, 2, MemorySegment.NULL)).isTrue();
            queue.poll();
            assertThat(queue.offer(0, 3, half)).isTrue();
            assertThat(queue.poll().watermark()).isEqualTo(2);
            assertThat(queue.offer(0, 4, MemorySegment.NULL)).isTrue();
            assertThat(queue.offer(0, 5, MemorySegment.NULL)).isTrue();
        }
    }
}
