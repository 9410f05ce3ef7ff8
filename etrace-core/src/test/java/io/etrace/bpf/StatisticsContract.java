// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.contract.Contract;
import io.etrace.contract.Place;
import io.etrace.contract.ProgramTypes;
import io.etrace.record.DurationBuckets;
import io.etrace.record.RecordType;
import io.etrace.record.RingHeader;
import java.lang.foreign.MemorySegment;
import java.util.function.ToLongFunction;

/** The programs' counters, and what they lost and did not report (bpf/abi/plan.h, bpf/abi/record.h). */
public final class StatisticsContract {
    private static final MemorySegment NOTHING = MemorySegment.NULL;
    private static final long NOW = 0x123456789abcL;

    private StatisticsContract() {}

    public static Contract contract() {
        Contract contract = new Contract();
        calls(contract);
        cpus(contract);
        losses(contract);
        return contract;
    }

    private static ToLongFunction<MemorySegment> ofSlot(ToLongFunction<ProbeStatistics> reader) {
        return memory -> reader.applyAsLong(new ProbeStatistics(memory, NOTHING, 1));
    }

    private static void calls(Contract contract) {
        contract.size("syscall_stats", StatisticsLayout.LENGTH)
                .reads("syscall_stats.seen", ofSlot(statistics -> statistics.seen(0)))
                .reads("syscall_stats.errors", ofSlot(statistics -> statistics.errors(0)))
                .reads("syscall_stats.total_ns", ofSlot(statistics -> statistics.total(0)))
                .reads("syscall_stats.max_ns", ofSlot(statistics -> statistics.max(0)))
                .reads("syscall_stats.sent", ofSlot(statistics -> statistics.sent(0)))
                .reads("syscall_stats.filtered", ofSlot(statistics -> statistics.filtered(0)))
                .reads("syscall_stats.lost_full", ofSlot(statistics -> statistics.lostFull(0)))
                .reads("syscall_stats.lost_storage", ofSlot(statistics -> statistics.lostStorage(0)))
                .reads("syscall_stats.lost_too_large", ofSlot(statistics -> statistics.lostTooLarge(0)))
                .reads(
                        "syscall_stats.buckets[303]",
                        ofSlot(statistics -> statistics.buckets(0)[303]))
                .same("BUCKETS", DurationBuckets.COUNT);
    }

    private static ToLongFunction<MemorySegment> ofCpu(ToLongFunction<ProbeStatistics> reader) {
        return memory -> reader.applyAsLong(new ProbeStatistics(NOTHING, memory, 1));
    }

    private static void cpus(Contract contract) {
        contract.size("cpu_state", StatisticsLayout.CPU_LENGTH)
                .size("loss_record", PendingLosses.LENGTH)
                .reads("cpu_state.lost_other", ofCpu(ProbeStatistics::lostOther))
                .reads("cpu_state.no_task_storage", ofCpu(ProbeStatistics::untracked))
                .unknown("cpu_state.contexts", "cpu_state.since_wake_up", "cpu_state.unused", "MAX_LOSS_KINDS");
    }

    private static void losses(Contract contract) {
        contract.term("losses that no record reported", types -> {
            MemorySegment state = Contract.zeros(types.size("cpu_state"));
            MemorySegment loss = Contract.zeros(types.size("loss_record"));
            types.place("cpu_state.sequence").put(state, 100);
            types.place("cpu_state.last_time").put(state, NOW - 5);
            types.place("loss_record.numbered").put(loss, 3);
            assertThat(new PendingLosses(state, loss, 1).record(0, NOW)).isEmpty();
            types.place("cpu_state.loss_pending").put(state, 1);
            checkRecord(types, new PendingLosses(state, loss, 1).record(0, NOW).orElseThrow());
        });
    }

    private static void checkRecord(ProgramTypes types, MemorySegment span) {
        MemorySegment record = span.asSlice(RingHeader.LENGTH);
        assertMember(types.place("loss_record.header.type"), record, RecordType.LOSS);
        assertMember(types.place("loss_record.header.flags"), record, types.constant("LOSS_AT_END"));
        assertMember(types.place("loss_record.header.sequence"), record, 97);
        assertMember(types.place("loss_record.header.time"), record, NOW);
        assertMember(types.place("loss_record.after"), record, NOW - 5);
        assertMember(types.place("loss_record.cpu"), record, 0);
    }

    private static void assertMember(Place place, MemorySegment record, long value) {
        assertThat(place.get(record)).isEqualTo(value);
    }
}
