// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import io.etrace.constants.Errno;
import io.etrace.record.DurationBuckets;
import io.etrace.record.LossRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SyscallRecord;
import io.etrace.record.SyscallSlot;
import org.jspecify.annotations.Nullable;

/** Counts calls by syscall as the programs in the kernel do (bpf/stats.bpf.h). Not thread safe. */
public final class CallCounts {
    /** The counters of one syscall; times in nanoseconds. */
    public static final class Counts {
        private long calls;
        private long errors;
        private long total;
        private long max;
        private long lost;
        private final long[] buckets = new long[DurationBuckets.COUNT];

        public long calls() {
            return calls;
        }

        public long errors() {
            return errors;
        }

        public long total() {
            return total;
        }

        public long max() {
            return max;
        }

        /** Calls of which the record is missing. */
        public long lost() {
            return lost;
        }

        /** Counts of durations, see {@link DurationBuckets}. */
        public long[] buckets() {
            return buckets.clone();
        }

        private void add(SyscallRecord call) {
            calls++;
            if (!call.isUnfinished() && Errno.isFailure(call.ret())) {
                errors++;
            }
            if (!call.hasNoEntry() && !call.isUnfinished()) {
                addDuration(call.duration());
            }
        }

        private void addDuration(long nanos) {
            total += nanos;
            max = Math.max(max, nanos);
            buckets[DurationBuckets.of(nanos)]++;
        }
    }

    private final @Nullable Counts[] slots = new Counts[SyscallSlot.SLOTS];
    private final long[] lostBecause = new long[LossRecord.TOO_LARGE + 1];
    private long lostOther;
    private long unreadable;
    private final SyscallRecord call = new SyscallRecord();
    private final LossRecord loss = new LossRecord();

    /** Counts a record if it is a call or a loss. */
    public void add(RecordCursor record) {
        if (record.length() < LossRecord.FIXED_LENGTH) {
            return;
        }
        if (record.type() == RecordType.SYSCALL) {
            call.wrap(record);
            at(SyscallSlot.of(call.number(), call.isCompat())).add(call);
        } else if (record.type() == RecordType.LOSS) {
            loss.wrap(record);
            addLosses();
        }
    }

    private Counts at(int slot) {
        Counts counts = slots[slot];
        if (counts == null) {
            counts = slots[slot] = new Counts();
        }
        return counts;
    }

    private void addLosses() {
        lostOther += loss.lost();
        for (int kind = 0; kind < loss.kinds(); kind++) {
            if (loss.isSyscall(kind)) {
                long lost = loss.lost(kind);
                at(SyscallSlot.of(loss.number(kind), loss.isCompat(kind))).lost += lost;
                lostBecause[Math.min(loss.reason(kind), LossRecord.TOO_LARGE)] += lost;
                lostOther -= lost;
            }
        }
    }

    /** Counts records that are missing, of which nothing is known. */
    public void addLost(long records) {
        unreadable += records;
    }

    /** Missing records of which the capture does not tell. */
    public long unreadable() {
        return unreadable;
    }

    /** The counters of a slot, see {@link SyscallSlot#of}; null when there was no call. */
    public @Nullable Counts of(int slot) {
        return slots[slot];
    }

    /**
     * Calls of which the record is missing.
     *
     * @param reason one of those of {@link LossRecord}
     */
    public long lost(int reason) {
        return lostBecause[reason];
    }

    /** Missing records that are not known to be those of calls. */
    public long lostOther() {
        return lostOther;
    }
}
