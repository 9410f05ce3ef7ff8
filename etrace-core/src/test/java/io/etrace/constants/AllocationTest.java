// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.etrace.text.Utf8Buffer;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int ROUNDS = 20_000;

    @Test
    void writingAllocatesNothing() {
        ConstantSets sets = ConstantSets.of(Architecture.X86_64);
        List<ConstantSet> some = List.of(sets.get("open"), sets.get("clone"), sets.get("fcntl"), sets.get("ioctl"));
        Utf8Buffer out = new Utf8Buffer(1 << 12);
        writeAll(some, out);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        writeAll(some, out);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(ROUNDS);
    }

    private static void writeAll(List<ConstantSet> sets, Utf8Buffer out) {
        for (int value = 0; value < ROUNDS; value++) {
            out.clear();
            for (int i = 0; i < sets.size(); i++) {
                sets.get(i).write(out, value * 7919L, Integer.BYTES);
            }
            Errno.writeName(out, value & Errno.MAX);
            Errno.writeMessage(out, value & Errno.MAX);
        }
    }
}
