// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What the kernel counts of a loaded program: struct bpf_prog_info of linux/bpf.h. */
record ProgramInfo(String program, int fd) {
    private static final int LENGTH = 232;
    private static final int RECURSION_MISSES = 208;

    /** How often it was not run, because it ran on that CPU already; 0 before Linux 5.12, which does not count them. */
    long missedRuns() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(LENGTH, 8);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, LENGTH);
            LibBpf.check(
                    "cannot read what the kernel counts of the eBPF program " + program,
                    LibBpf.GET_INFO.call(fd, info.address(), length.address()));
            return info.get(ValueLayout.JAVA_LONG, RECURSION_MISSES);
        }
    }
}
