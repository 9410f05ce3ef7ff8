// SPDX-License-Identifier: Apache-2.0
package io.etrace.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A capture may tell of any number of tasks and cgroups: what is kept of them is bounded, and the latest stays. */
class ContextsTest {
    private static final int MANY = 1_000_000;
    private static final int RENDERED = 1000;
    private static final int MOST_BYTES = 1 << 20;

    private Optional<String> path = Optional.empty();
    private final Contexts contexts = new Contexts(
            (record, cgroups) -> {
                path = cgroups.find(1, record.id());
                return new byte[RENDERED];
            },
            MOST_BYTES);

    private static RecordCursor record(int type, int count, ByteBuffer rest) {
        ByteBuffer record = ByteBuffer.allocate(440).order(ByteOrder.LITTLE_ENDIAN);
        record.put((byte) type).put((byte) 0).putShort((short) count).putInt(0).putLong(0);
        record.put(rest.flip());
        return new RecordCursor().wrap(MemorySegment.ofBuffer(record.clear()), 0, record.capacity());
    }

    private static ByteBuffer rest() {
        return ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void tell(int id, int tid) {
        contexts.addContext(record(RecordType.CONTEXT, 0, rest().putInt(id).putInt(tid)));
    }

    private void tellCgroup(int id) {
        byte[] names = ("cgroup " + id + "\0").getBytes(StandardCharsets.UTF_8);
        contexts.addCgroup(record(
                RecordType.CGROUP,
                names.length,
                rest().putLong(id).putInt(1).putInt(0).put(names)));
    }

    @Test
    void oneContextOfEachOfAMillionTasks() {
        for (int id = 1; id <= MANY; id++) {
            tell(id, id);
        }
        assertThat(contexts.size()).isBetween(MOST_BYTES / RENDERED / 2, MOST_BYTES / RENDERED);
        assertThat(contexts.find(MANY)).isNotNull();
        assertThat(contexts.find(1)).isNull();
    }

    @Test
    void aTaskThatChangesIsNotForgotten() {
        for (int id = 1; id <= MANY; id++) {
            tell(id, id % 100 == 0 ? 1 : id + 1);
        }
        for (int id = MANY - 300; id <= MANY; id += 100) {
            assertThat(contexts.find(id)).isNotNull();
        }
    }

    /** What is told anew, forgotten and ended is not counted any more. */
    @Test
    void whatIsGoneMakesRoom() {
        for (int id = 1; id <= MANY; id++) {
            tell(id, 1 + id % 100);
            tell(id, 1 + id % 100);
            if (id % 3 == 0) {
                contexts.forgetTask(1 + id % 100);
            }
        }
        tell(MANY + 1, 200);
        tell(MANY + 2, 201);
        assertThat(contexts.size()).isGreaterThan(50);
        assertThat(contexts.find(MANY + 1)).isNotNull();
        for (int tid = 1; tid <= 201; tid++) {
            contexts.forgetTask(tid);
        }
        assertThat(contexts.size()).isZero();
    }

    @Test
    void aMillionCgroups() {
        for (int id = 1; id <= MANY; id++) {
            tellCgroup(id);
        }
        tell(MANY, 1);
        assertThat(path).contains("/cgroup " + MANY);
        tell(MANY - 1000, 1);
        assertThat(path).contains("/cgroup " + (MANY - 1000));
        tell(1, 1);
        assertThat(path).isEmpty();
    }
}
