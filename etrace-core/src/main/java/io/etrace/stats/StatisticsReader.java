// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import io.etrace.bpf.ProbeStatistics;
import io.etrace.model.TraceModel;
import io.etrace.record.LossRecord;
import io.etrace.record.SyscallSlot;
import io.etrace.syscalls.Syscall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names the programs' counters. */
public final class StatisticsReader {
    private static final String COMPAT_SUFFIX = "(32-bit)";

    private StatisticsReader() {}

    public static Statistics read(ProbeStatistics counters, TraceModel model, long missedRuns) {
        List<SyscallStatistics> syscalls = new ArrayList<>();
        for (int slot = 0; slot < SyscallSlot.SLOTS; slot++) {
            if (counters.seen(slot) > 0) {
                syscalls.add(read(counters, slot, name(model, slot)));
            }
        }
        syscalls.sort(Comparator.comparing(SyscallStatistics::name));
        return new Statistics(syscalls, counters.lostOther(), counters.untracked(), reasons(counters), missedRuns);
    }

    private static LossReasons reasons(ProbeStatistics counters) {
        long full = 0;
        long storage = 0;
        long large = 0;
        for (int slot = 0; slot < SyscallSlot.SLOTS; slot++) {
            full += counters.lostFull(slot);
            storage += counters.lostStorage(slot);
            large += counters.lostTooLarge(slot);
        }
        return new LossReasons(full, storage, large, 0);
    }

    /** Names the counters of records. */
    public static Statistics read(CallCounts counters, TraceModel model) {
        List<SyscallStatistics> syscalls = new ArrayList<>();
        for (int slot = 0; slot < SyscallSlot.SLOTS; slot++) {
            CallCounts.Counts counts = counters.of(slot);
            if (counts != null) {
                syscalls.add(read(counts, name(model, slot)));
            }
        }
        syscalls.sort(Comparator.comparing(SyscallStatistics::name));
        LossReasons reasons = new LossReasons(
                counters.lost(LossRecord.FULL),
                counters.lost(LossRecord.STORAGE),
                counters.lost(LossRecord.TOO_LARGE),
                counters.unreadable());
        return new Statistics(syscalls, counters.lostOther(), 0, reasons, 0);
    }

    private static SyscallStatistics read(CallCounts.Counts counts, String name) {
        return new SyscallStatistics(
                name,
                counts.calls() + counts.lost(),
                counts.errors(),
                counts.calls(),
                counts.lost(),
                0,
                counts.total(),
                counts.max(),
                counts.buckets());
    }

    private static SyscallStatistics read(ProbeStatistics counters, int slot, String name) {
        return new SyscallStatistics(
                name,
                counters.seen(slot),
                counters.errors(slot),
                counters.sent(slot),
                counters.lost(slot),
                counters.filtered(slot),
                counters.total(slot),
                counters.max(slot),
                counters.buckets(slot));
    }

    /** All numbers outside the table share a slot. */
    private static String name(TraceModel model, int slot) {
        Optional<Syscall> syscall = model.bySlot(slot);
        String name = syscall.map(known -> new String(known.display(), StandardCharsets.UTF_8))
                .orElse("syscall_unknown");
        return slot < SyscallSlot.ABI_SLOTS ? name : name + COMPAT_SUFFIX;
    }
}
