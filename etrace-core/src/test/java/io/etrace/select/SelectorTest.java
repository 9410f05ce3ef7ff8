// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.etrace.Any;
import io.etrace.Property;
import io.etrace.record.RecordCursor;
import io.etrace.stats.CallCounts;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectorTest {
    private static final long START = 1_000_000;
    private static final long BEFORE = START - 1;
    private static final long LATER = START + 1;

    private final Tape tape = new Tape();

    private static Selector selector(Criteria criteria) {
        BitSet creating = new BitSet();
        creating.set(Tape.CLONE);
        return new Selector(criteria, creating, START);
    }

    private static Selector tasks(Set<Integer> pids, Set<Integer> uids, Set<String> comms, boolean follow) {
        return selector(new Criteria(
                pids, Map.of(), uids, comms, Optional.empty(), follow, new BitSet(), true, true, 0, TimeRange.ALL));
    }

    private static Selector calls(
            BitSet slots, boolean failures, boolean successes, long minDuration, TimeRange times) {
        return selector(new Criteria(
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                true,
                slots,
                failures,
                successes,
                minDuration,
                times));
    }

    @Test
    void withoutCriteriaEverythingIsWanted() {
        Selector selector = selector(Criteria.NONE);
        assertThat(selector.selects()).isFalse();
        assertThat(selector.accepts(tape.call(7, 7))).isTrue();
        assertThat(selector.accepts(tape.exit(7, 7))).isTrue();
    }

    @Test
    void processesAreChosenWithTheirThreadsAndThreadsAlone() {
        Selector process = tasks(Set.of(10), Set.of(), Set.of(), false);
        Selector thread = tasks(Set.of(11), Set.of(), Set.of(), false);
        for (Selector selector : List.of(process, thread)) {
            selector.accepts(tape.context(10, 10, 1, "a", 0, BEFORE));
            selector.accepts(tape.context(11, 10, 1, "b", 0, BEFORE));
            selector.accepts(tape.context(12, 12, 10, "c", 0, LATER));
        }
        assertThat(process.accepts(tape.call(10, 10))).isTrue();
        assertThat(process.accepts(tape.call(11, 10))).isTrue();
        assertThat(process.accepts(tape.call(12, 12))).isFalse();
        assertThat(thread.accepts(tape.call(10, 10))).isFalse();
        assertThat(thread.accepts(tape.signal(11, 10))).isTrue();
        assertThat(thread.accepts(tape.exit(11, 10))).isTrue();
    }

    @Test
    void childrenCreatedInTheCaptureAreFollowedThroughTheirParents() {
        Selector selector = tasks(Set.of(10), Set.of(), Set.of(), true);
        selector.accepts(tape.context(10, 10, 1, "a", 0, BEFORE));
        selector.accepts(tape.context(20, 20, 10, "child", 0, LATER));
        selector.accepts(tape.context(30, 30, 20, "grandchild", 0, LATER));
        selector.accepts(tape.context(31, 30, 20, "its thread", 0, LATER));
        selector.accepts(tape.context(40, 40, 10, "older child", 0, BEFORE));
        selector.accepts(tape.context(50, 50, 1, "stranger", 0, LATER));
        assertThat(selector.accepts(tape.call(20, 20))).isTrue();
        assertThat(selector.accepts(tape.call(30, 30))).isTrue();
        assertThat(selector.accepts(tape.call(31, 30))).isTrue();
        assertThat(selector.accepts(tape.call(40, 40))).isFalse();
        assertThat(selector.accepts(tape.call(50, 50))).isFalse();
    }

    /** As daemon(3) does it: the parent of the daemon has ended before the daemon's first call. */
    @Test
    void anOrphanIsFollowedThroughTheCallThatCreatedIt() {
        Selector selector = tasks(Set.of(10), Set.of(), Set.of(), true);
        selector.accepts(tape.context(10, 10, 1, "a", 0, BEFORE));
        selector.accepts(tape.context(20, 20, 10, "middle", 0, LATER));
        selector.accepts(tape.clone(20, 20, 30));
        selector.accepts(tape.exit(20, 20));
        selector.accepts(tape.context(30, 30, 1, "daemon", 0, LATER));
        assertThat(selector.accepts(tape.call(30, 30))).isTrue();
    }

    @Test
    void aNumberThatIsUsedAgainIsAnotherTask() {
        Selector selector = tasks(Set.of(), Set.of(), Set.of("cat"), true);
        selector.accepts(tape.context(20, 20, 1, "cat", 0, LATER));
        assertThat(selector.accepts(tape.call(20, 20))).isTrue();
        selector.accepts(tape.context(20, 20, 1, "dog", 0, LATER + 5));
        assertThat(selector.accepts(tape.call(20, 20))).isFalse();
    }

    @Test
    void aNameCountsOnceWhenTasksAreFollowed() {
        for (boolean follow : List.of(true, false)) {
            Selector selector = tasks(Set.of(), Set.of(), Set.of("cat"), follow);
            selector.accepts(tape.context(20, 20, 1, "sh", 0, LATER));
            assertThat(selector.accepts(tape.call(20, 20))).isFalse();
            selector.accepts(tape.context(20, 20, 1, "cat", 0, LATER));
            assertThat(selector.accepts(tape.call(20, 20))).isTrue();
            selector.accepts(tape.context(20, 20, 1, "renamed", 0, LATER));
            assertThat(selector.accepts(tape.call(20, 20))).isEqualTo(follow);
            selector.accepts(tape.context(30, 30, 20, "child", 0, LATER));
            assertThat(selector.accepts(tape.call(30, 30))).isEqualTo(follow);
        }
    }

    @Test
    void aThreadOfAnotherNameIsNotItsProcess() {
        Selector selector = tasks(Set.of(), Set.of(), Set.of("worker"), true);
        selector.accepts(tape.context(20, 20, 1, "main", 0, BEFORE));
        selector.accepts(tape.context(21, 20, 1, "worker", 0, BEFORE));
        assertThat(selector.accepts(tape.call(21, 20))).isTrue();
        assertThat(selector.accepts(tape.call(20, 20))).isFalse();
    }

    @Test
    void processesAreChosenByTheNameOfTheirMainThreadAndOfTheirProgram() {
        for (String wanted : List.of("java", "launcher")) {
            Selector selector = tasks(Set.of(), Set.of(), Set.of(wanted), true);
            selector.accepts(tape.context(21, 20, 1, "GC Thread#0", 0, BEFORE, "java", "launcher", BEFORE));
            selector.accepts(tape.context(31, 30, 1, "GC Thread#0", 0, BEFORE, "other", "other", BEFORE));
            assertThat(selector.accepts(tape.call(21, 20))).isTrue();
            assertThat(selector.accepts(tape.call(31, 30))).isFalse();
        }
    }

    /** Whichever of them makes the first call. */
    @Test
    void threadsThatWereThereBeforeInheritFromNoOther() {
        for (int first : List.of(21, 22)) {
            Selector selector = tasks(Set.of(), Set.of(), Set.of("worker"), true);
            for (int tid : List.of(first, 43 - first)) {
                String name = tid == 21 ? "worker" : "other";
                selector.accepts(tape.context(tid, 20, 1, name, 0, BEFORE, "main", "main", BEFORE));
                assertThat(selector.accepts(tape.call(tid, 20))).isEqualTo(tid == 21);
            }
        }
    }

    @Test
    void aTaskInheritsFromTheThreadThatCreatedIt() {
        for (boolean follow : List.of(true, false)) {
            Selector selector = tasks(Set.of(), Set.of(), Set.of("worker"), follow);
            selector.accepts(tape.context(21, 20, 1, "worker", 0, BEFORE, "main", "main", BEFORE));
            selector.accepts(tape.context(22, 20, 1, "other", 0, BEFORE, "main", "main", BEFORE));
            selector.accepts(tape.fork(30, 30, 21, LATER));
            selector.accepts(tape.fork(40, 40, 22, LATER));
            selector.accepts(tape.context(30, 30, 20, "child", 0, LATER, "child", "child", LATER));
            selector.accepts(tape.context(40, 40, 20, "child", 0, LATER, "child", "child", LATER));
            assertThat(selector.accepts(tape.call(30, 30))).isEqualTo(follow);
            assertThat(selector.accepts(tape.call(40, 40))).isFalse();
        }
    }

    @Test
    void aProcessIsMeantAndNotALaterOneOfItsNumber() {
        Selector selector = tasks(Set.of(10), Set.of(), Set.of(), true);
        selector.accepts(tape.context(10, 10, 1, "a", 0, BEFORE, "a", "a", BEFORE));
        assertThat(selector.accepts(tape.call(10, 10))).isTrue();
        selector.accepts(tape.context(10, 10, 1, "b", 0, LATER, "b", "b", LATER));
        assertThat(selector.accepts(tape.call(10, 10))).isFalse();
    }

    @Test
    void theProcessThatWasThereWhenTheCaptureBeganIsMeant() {
        Criteria criteria = new Criteria(
                Set.of(10),
                Map.of(10, 5_000_000_000L),
                Set.of(),
                Set.of(),
                Optional.empty(),
                true,
                new BitSet(),
                true,
                true,
                0,
                TimeRange.ALL);
        for (long started : List.of(5_003_000_000L, 9_000_000_000L)) {
            Selector selector = selector(criteria);
            selector.accepts(tape.context(10, 10, 1, "a", 0, started, "a", "a", started));
            assertThat(selector.accepts(tape.call(10, 10))).isEqualTo(started < 6_000_000_000L);
        }
    }

    @Test
    void onlyFifteenBytesOfANameCount() {
        Selector selector = tasks(Set.of(), Set.of(), Set.of("a-very-long-name-indeed"), true);
        selector.accepts(tape.context(20, 20, 1, "a-very-long-nam", 0, LATER));
        assertThat(selector.accepts(tape.call(20, 20))).isTrue();
    }

    @Test
    void usersAreChosenByTheContextOfTheCall() {
        Selector selector = tasks(Set.of(), Set.of(1000, -2), Set.of(), true);
        selector.accepts(tape.context(20, 20, 1, "a", 1000, LATER));
        selector.accepts(tape.context(30, 30, 1, "a", 0, LATER));
        selector.accepts(tape.context(40, 40, 1, "a", 0xffff_fffe, LATER));
        assertThat(selector.accepts(tape.call(20, 20))).isTrue();
        assertThat(selector.accepts(tape.call(30, 30))).isFalse();
        assertThat(selector.accepts(tape.call(40, 40))).isTrue();
        assertThat(selector.accepts(tape.call(50, 50))).isFalse();
    }

    @Test
    void resultsAndDurationsAreChosenAsInTheKernel() {
        RecordCursor failed = tape.call(1, 1, Tape.GETPID, -2, 100, 0);
        RecordCursor restarted = tape.call(1, 1, Tape.GETPID, -512, 100, 0);
        RecordCursor slow = tape.call(1, 1, Tape.GETPID, 0, 5000, 0);
        RecordCursor unknown = tape.call(1, 1, Tape.GETPID, 0, 5000, Tape.NO_ENTRY);
        Selector failures = calls(new BitSet(), true, false, 0, TimeRange.ALL);
        assertThat(failures.accepts(failed)).isTrue();
        assertThat(failures.accepts(restarted)).isFalse();
        assertThat(failures.accepts(slow)).isFalse();
        Selector successes = calls(new BitSet(), false, true, 0, TimeRange.ALL);
        assertThat(successes.accepts(failed)).isFalse();
        assertThat(successes.accepts(restarted)).isTrue();
        Selector slowOnes = calls(new BitSet(), true, true, 5000, TimeRange.ALL);
        assertThat(slowOnes.accepts(slow)).isTrue();
        assertThat(slowOnes.accepts(failed)).isFalse();
        assertThat(slowOnes.accepts(unknown)).isFalse();
        assertThat(slowOnes.accepts(tape.signal(1, 1))).isTrue();
        assertThat(slowOnes.accepts(tape.signal(2, 2))).isFalse();
    }

    @Test
    void syscallsAreChosenBySlot() {
        BitSet slots = new BitSet();
        slots.set(Tape.GETPID);
        Selector selector = calls(slots, true, true, 0, TimeRange.ALL);
        assertThat(selector.accepts(tape.call(1, 1))).isTrue();
        assertThat(selector.accepts(tape.clone(1, 1, 2))).isFalse();
        assertThat(selector.accepts(tape.call(1, 1, -1, 0, 0, 0))).isFalse();
    }

    @Test
    void timesIncludeBothEnds() {
        Selector selector = calls(new BitSet(), true, true, 0, new TimeRange(2000, 3000));
        assertThat(selector.accepts(tape.call(1, 1))).isFalse();
        assertThat(selector.accepts(tape.call(1, 1))).isTrue();
        assertThat(selector.accepts(tape.exit(1, 1))).isTrue();
        assertThat(selector.accepts(tape.signal(1, 1))).isFalse();
        assertThat(selector.isOver(3000)).isFalse();
        assertThat(selector.isOver(3001)).isTrue();
        assertThat(selector.accepts(tape.losses(1, 0, 3001, 4000))).isFalse();
        assertThat(selector.accepts(tape.losses(1, 0, 1000, 9000))).isTrue();
    }

    @Test
    void whoWasCreatedBeforeTheTimesCountsToo() {
        Criteria criteria = new Criteria(
                Set.of(10),
                Map.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                true,
                new BitSet(),
                true,
                true,
                0,
                new TimeRange(4000, Long.MAX_VALUE));
        Selector selector = selector(criteria);
        assertThat(selector.needsAll()).isTrue();
        selector.accepts(tape.context(10, 10, 1, "a", 0, BEFORE));
        selector.accepts(tape.clone(10, 10, 20));
        selector.accepts(tape.context(20, 20, 1, "b", 0, LATER));
        assertThat(selector.accepts(tape.call(20, 20))).isTrue();
    }

    @Test
    void recordsThatNobodyCanReadAreWanted() {
        Selector selector = tasks(Set.of(1), Set.of(), Set.of("x"), true);
        RecordCursor call = tape.call(2, 2);
        for (int length = 0; length < 56; length++) {
            assertThat(selector.accepts(new RecordCursor().wrap(call.memory(), 0, length)))
                    .isTrue();
        }
    }

    @Test
    void nothingIsAllocatedPerRecord() {
        Selector selector = selector(new Criteria(
                Set.of(1000),
                Map.of(),
                Set.of(0),
                Set.of("a"),
                Optional.empty(),
                true,
                new BitSet(),
                true,
                true,
                0,
                new TimeRange(0, Long.MAX_VALUE)));
        selector.accepts(tape.context(1000, 1000, 1, "a", 0, LATER));
        RecordCursor[] records = {tape.call(1000, 1000), tape.signal(1000, 1000), tape.call(3000, 3000)};
        select(selector, records, 20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        select(selector, records, 100_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    private static void select(Selector selector, RecordCursor[] records, int count) {
        for (int i = 0; i < count; i++) {
            selector.accepts(records[i % records.length]);
        }
    }

    @Test
    void nothingInRecordsMakesItFail() {
        Property.holds(any -> {
            Selector selector = tasks(Set.of(1), Set.of(0), Set.of("a"), any.nextBoolean());
            CallCounts counts = new CallCounts();
            for (int count = any.integer(1, 40); count > 0; count--) {
                byte[] record = record(any);
                RecordCursor cursor = new RecordCursor().wrap(MemorySegment.ofArray(record), 0, record.length);
                selector.accepts(cursor);
                counts.add(cursor);
            }
        });
    }

    /** Of every type, with small numbers, so that some of them meet. */
    private static byte[] record(Any any) {
        byte[] bytes = new byte[any.integer(0, 300)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (any.nextBoolean() ? any.nextInt(3) : any.nextInt());
        }
        if (bytes.length > 0) {
            bytes[0] = (byte) any.nextInt(10);
        }
        return bytes;
    }
}
