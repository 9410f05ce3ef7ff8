// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.contract.Contract;
import io.etrace.contract.ProgramTypes;
import io.etrace.record.RecordType;
import io.etrace.record.RingHeader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What the capture file's writer takes from records without a cursor (bpf/abi/record.h). */
public final class SpanContract {
    private static final long TIME = 0x123456789abcL;
    private static final int SEQUENCE = 1234;
    private static final int PROCESS = 5678;

    private SpanContract() {}

    public static Contract contract() {
        return new Contract().term("summary of a block", SpanContract::summary);
    }

    private static void summary(ProgramTypes types) {
        int length = types.size("syscall_record");
        MemorySegment span = Contract.zeros(RingHeader.LENGTH + length);
        span.set(ValueLayout.JAVA_INT, 0, length);
        MemorySegment record = span.asSlice(RingHeader.LENGTH);
        types.place("syscall_record.header.type").put(record, RecordType.SYSCALL);
        types.place("syscall_record.header.sequence").put(record, SEQUENCE);
        types.place("syscall_record.header.time").put(record, TIME);
        types.place("syscall_record.tgid").put(record, PROCESS);
        IntSet processes = new IntSet(1);
        BlockSummary summary = new CpuRecords(3).follow(span, processes, other -> {
            throw new AssertionError("taken for a record of type " + other.type());
        });
        assertThat(summary).isEqualTo(new BlockSummary(3, 1, TIME, TIME, SEQUENCE, SEQUENCE));
        assertThat(processes.sorted()).containsExactly(PROCESS);
    }
}
