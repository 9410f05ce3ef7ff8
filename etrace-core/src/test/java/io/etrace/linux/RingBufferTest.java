// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RingHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The header of records in a ring is the kernel's (linux/bpf.h). */
class RingBufferTest {
    private static final String SOURCE = """
            #include <linux/bpf.h>
            _Static_assert(BPF_RINGBUF_HDR_SZ == %d, "header");
            _Static_assert(BPF_RINGBUF_BUSY_BIT == %du, "busy");
            _Static_assert(BPF_RINGBUF_DISCARD_BIT == %d, "discarded");
            _Static_assert(BPF_MAP_TYPE_RINGBUF == %d, "type");
            """;

    private static String complaints(int header, int busy, int discarded, int type)
            throws IOException, InterruptedException {
        Process gcc = new ProcessBuilder("gcc", "-fsyntax-only", "-x", "c", "-")
                .redirectErrorStream(true)
                .start();
        try (var source = gcc.outputWriter(StandardCharsets.US_ASCII)) {
            source.write(SOURCE.formatted(header, Integer.toUnsignedLong(busy), discarded, type));
        }
        String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(gcc.waitFor() == 0).as(output).isEqualTo(output.isEmpty());
        return output;
    }

    @Test
    void hasTheNumbersOfTheKernelsHeader() throws IOException, InterruptedException {
        assertThat(complaints(RingHeader.LENGTH, RingHeader.BUSY, RingHeader.DISCARDED, RingBuffer.TYPE_RINGBUF))
                .isEmpty();
    }

    @Test
    void othersAreRefused() throws IOException, InterruptedException {
        assertThat(complaints(16, RingHeader.DISCARDED, RingHeader.BUSY, 28))
                .contains("\"header\"", "\"busy\"", "\"discarded\"", "\"type\"");
    }
}
