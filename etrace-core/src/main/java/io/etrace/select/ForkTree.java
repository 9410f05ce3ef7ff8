// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.record.ContextRecord;
import io.etrace.record.ExitRecord;
import io.etrace.record.ForkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Who created whom: a task inherits from the one that created it, as inherit() of bpf/etrace.bpf.c has it. A record tells of
 * that; captures of before such records were written have the parent that a task's first context names, and the calls that
 * returned its number. One of them is there even when the creator ended before the child's first call.
 */
final class ForkTree {
    private final Roots roots;
    private final boolean follow;
    private final boolean sticks;
    private final long startBoottime;
    private final TaskTable<Member> tasks = new TaskTable<>();
    private final TaskTable<Member> creators = new TaskTable<>();

    /** A task, and what those that it creates inherit. */
    private static final class Member {
        private final int tgid;
        private final long startTime;
        /** Whether the numbers that its calls return are those of records. */
        private final boolean sameNumbers;

        private boolean lineage;
        private boolean wanted;

        Member(int tgid, long startTime, boolean sameNumbers) {
            this.tgid = tgid;
            this.startTime = startTime;
            this.sameNumbers = sameNumbers;
        }

        void inherit(@Nullable Member from) {
            lineage |= from != null && from.lineage;
            wanted |= from != null && from.wanted;
        }
    }

    /**
     * @param roots begin a lineage
     * @param follow whether processes that a task creates inherit; its threads do in any case
     * @param sticks whether a task that was wanted once stays so
     * @param startBoottime when the capture began, CLOCK_BOOTTIME nanoseconds; older tasks inherit nothing
     */
    ForkTree(Roots roots, boolean follow, boolean sticks, long startBoottime) {
        this.roots = roots;
        this.follow = follow;
        this.sticks = sticks;
        this.startBoottime = startBoottime;
    }

    /** A task was created. */
    void meet(ForkRecord fork) {
        Member child = new Member(fork.tgid(), fork.startTime(), false);
        inherit(child, tasks.get(fork.creator()));
        tasks.put(fork.tid(), child);
    }

    private void inherit(Member child, @Nullable Member creator) {
        if (creator != null && (follow || creator.tgid == child.tgid)) {
            child.inherit(creator);
        }
    }

    /**
     * Takes note of what a context tells.
     *
     * @param holds whether name, user and cgroup are wanted ones
     */
    void meet(ContextRecord context, boolean holds) {
        Member known = tasks.get(context.tid());
        if (known == null || known.startTime != context.startTime()) {
            known = add(context);
        }
        known.lineage |= roots.hold(context);
        accepts(context.tid(), holds);
    }

    /** One of which no record told that it was created: it is older, or that was lost, or the capture is. */
    private Member add(ContextRecord context) {
        Member task = new Member(context.tgid(), context.startTime(), context.namespaceTid() == context.tid());
        if (context.startTime() >= startBoottime) {
            inherit(task, creators.get(context.tid()));
            boolean isProcess = context.tid() == context.tgid();
            inherit(task, tasks.get(isProcess ? context.ppid() : context.tgid()));
            task.lineage |= isProcess && follow && roots.holdUnseen(context.ppid());
        }
        creators.remove(context.tid());
        tasks.put(context.tid(), task);
        return task;
    }

    /** Decides as decide() of bpf/filter.bpf.h does. */
    boolean accepts(int tid, boolean holds) {
        Member task = tasks.get(tid);
        if (task == null) {
            return false;
        }
        if (!(task.wanted && sticks)) {
            task.wanted = task.lineage && holds;
        }
        return task.wanted;
    }

    /** A call of {@code tid} that creates tasks returned. */
    void created(int tid, long ret) {
        Member creator = tasks.get(tid);
        int child = (int) ret;
        if (creator != null && ret > 0 && creator.sameNumbers && tasks.get(child) == null) {
            creators.put(child, creator);
        }
    }

    /** A task ended. */
    void forget(ExitRecord exit) {
        tasks.remove(exit.tid());
        creators.remove(exit.tid());
        roots.forget(exit);
    }
}
