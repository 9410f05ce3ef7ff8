// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.record.ExitRecord;
import io.etrace.record.ForkRecord;
import io.etrace.record.LossRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SignalRecord;
import io.etrace.record.SyscallRecord;
import io.etrace.record.SyscallSlot;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each record of a capture whether it is wanted. It has to see all of them, in order of time: those that are
 * not wanted tell who created whom. Not thread safe.
 */
public final class Selector {
    private final boolean selects;
    private final boolean choosesTasks;
    private final boolean followsTasks;
    /** The tasks that made a call that is wanted; null when all calls are. */
    private final @Nullable TaskTable<Boolean> told;

    private final TimeRange times;
    private final BitSet creating;
    private final CallFilter calls;
    private final TaskFilter tasks;
    private final SyscallRecord call = new SyscallRecord();
    private final SignalRecord signal = new SignalRecord();
    private final ExitRecord exit = new ExitRecord();
    private final LossRecord losses = new LossRecord();
    private final ForkRecord fork = new ForkRecord();

    /**
     * @param creating slots of the calls that create tasks
     * @param startBoottime when the capture began, CLOCK_BOOTTIME nanoseconds
     */
    public Selector(Criteria criteria, BitSet creating, long startBoottime) {
        this.creating = creating;
        selects = !criteria.isEmpty();
        choosesTasks = criteria.choosesTasks();
        followsTasks = criteria.tellsTasksApart();
        told = criteria.choosesCalls() ? new TaskTable<>() : null;
        times = criteria.times();
        calls = new CallFilter(criteria);
        tasks = new TaskFilter(criteria, startBoottime);
    }

    /** Whether there are records that it does not accept. */
    public boolean selects() {
        return selects;
    }

    /** Whether a record is wanted. Records of contexts always are, and so are unreadable ones. */
    public boolean accepts(RecordCursor record) {
        if (record.length() < RecordCursor.HEADER_LENGTH) {
            return true;
        }
        return switch (record.type()) {
            case RecordType.SYSCALL -> acceptsCall(record);
            case RecordType.SIGNAL -> acceptsSignal(record);
            case RecordType.EXIT -> acceptsExit(record);
            case RecordType.CONTEXT, RecordType.CGROUP -> learn(record);
            case RecordType.FORK -> follow(record);
            case RecordType.CLOCK -> true;
            case RecordType.LOSS -> acceptsLosses(record);
            default -> times.contains(record.time());
        };
    }

    private boolean acceptsCall(RecordCursor record) {
        if (record.length() < SyscallRecord.FIXED_LENGTH) {
            return true;
        }
        call.wrap(record);
        boolean accepted = acceptsCaller() && times.contains(call.time()) && calls.accepts(call);
        if (accepted && told != null && told.get(call.tid()) == null) {
            told.put(call.tid(), true);
        }
        return accepted;
    }

    /** As is_told() of bpf/ends.bpf.h. */
    private boolean isTold(int tid) {
        return told == null || told.get(tid) != null;
    }

    /** Nothing of it is shown. */
    private boolean follow(RecordCursor record) {
        if (choosesTasks && record.length() >= ForkRecord.LENGTH) {
            fork.wrap(record);
            tasks.created(fork);
        }
        return true;
    }

    private boolean acceptsCaller() {
        if (!choosesTasks) {
            return true;
        }
        if (creating.get(SyscallSlot.of(call.number(), call.isCompat()))) {
            tasks.created(call);
        }
        return tasks.accepts(call.tid(), call.exitContext());
    }

    private boolean acceptsSignal(RecordCursor record) {
        if (record.length() < SignalRecord.LENGTH) {
            return true;
        }
        signal.wrap(record);
        return times.contains(signal.time())
                && isTold(signal.tid())
                && (!choosesTasks || tasks.accepts(signal.tid(), signal.context()));
    }

    private boolean acceptsExit(RecordCursor record) {
        if (record.length() < ExitRecord.LENGTH) {
            return true;
        }
        exit.wrap(record);
        boolean accepted = isTold(exit.tid()) && (!choosesTasks || tasks.accepts(exit.tid(), exit.context()));
        if (choosesTasks) {
            tasks.forget(exit);
        }
        if (told != null) {
            told.remove(exit.tid());
        }
        return accepted && times.contains(exit.time());
    }

    private boolean acceptsLosses(RecordCursor record) {
        if (record.length() < LossRecord.FIXED_LENGTH) {
            return true;
        }
        losses.wrap(record);
        return acceptsLoss(losses.first(), losses.last());
    }

    private boolean learn(RecordCursor record) {
        if (choosesTasks) {
            tasks.learn(record);
        }
        return true;
    }

    /** Whether records of before its time matter: who was created by whom. */
    public boolean needsAll() {
        return followsTasks || times.from() == Long.MIN_VALUE;
    }

    public TimeRange times() {
        return times;
    }

    /** Whether a record of this time, and all after it, is too late to be wanted. */
    public boolean isOver(long time) {
        return time > times.to();
    }

    /** Whether a loss between two times may concern what is wanted. */
    public boolean acceptsLoss(long after, long before) {
        return times.touches(after, before);
    }
}
