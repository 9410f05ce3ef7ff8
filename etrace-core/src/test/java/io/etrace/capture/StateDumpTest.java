// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.ContextRecord;
import io.etrace.record.RecordType;
import io.etrace.record.RingHeader;
import io.etrace.record.SpanCursor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands always fits into a frame, however many tasks and cgroups there seem to be. */
class StateDumpTest {
    private static final int LENGTH = 440;
    private static final int STORED = RingHeader.LENGTH + LENGTH;
    private static final int MANY = 200_000;

    private final StateDump stateDump = new StateDump();
    private final SpanCursor cursor = new SpanCursor();

    private void tell(int type, int id, int tid, int time) {
        ByteBuffer record = ByteBuffer.allocate(STORED).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(LENGTH).putInt(0);
        record.put((byte) type).put(new byte[7]).putLong(time).putInt(id).putInt(tid);
        cursor.start(MemorySegment.ofBuffer(record.clear()));
        assertThat(cursor.next()).isTrue();
        stateDump.follow(cursor);
    }

    /** The contexts that stand. */
    private Set<Integer> contexts() {
        ByteBuffer records = stateDump.records();
        assertThat((long) records.remaining())
                .isEqualTo(stateDump.length())
                .isLessThanOrEqualTo(FrameHeader.MAX_PAYLOAD);
        Set<Integer> ids = new HashSet<>();
        ContextRecord context = new ContextRecord();
        for (cursor.start(MemorySegment.ofBuffer(records)); cursor.next(); ) {
            if (cursor.type() == RecordType.CONTEXT) {
                context.wrap(cursor);
                ids.add(context.id());
            }
        }
        return ids;
    }

    @Test
    void theTasksThatChangedLastStay() {
        for (int id = 1; id <= MANY; id++) {
            tell(RecordType.CONTEXT, id, id % 1000 == 0 ? 1 : id + 1, id);
        }
        assertThat(contexts())
                .hasSize(FrameHeader.MAX_PAYLOAD / STORED)
                .contains(MANY, MANY - 1, MANY - 1000, MANY - 2000)
                .doesNotContain(1, MANY - 100_000);
    }

    @Test
    void cgroupsLeaveRoomForTasks() {
        for (int id = 1; id <= MANY; id++) {
            tell(RecordType.CGROUP, id, 0, id);
            tell(RecordType.CONTEXT, id, id, id);
        }
        assertThat(contexts())
                .hasSizeGreaterThan(FrameHeader.MAX_PAYLOAD / STORED / 2 - 1)
                .contains(MANY);
    }

    @Test
    void whoEndedMakesRoom() {
        for (int id = 1; id <= 100; id++) {
            tell(RecordType.CONTEXT, id, 7, id);
            tell(RecordType.EXIT, 7, 7, id);
        }
        assertThat(stateDump.length()).isZero();
    }
}
