// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.record.CgroupRecord;
import io.etrace.record.ContextRecord;
import io.etrace.record.ExitRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.RingHeader;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What later records refer to: of each task that lives its latest contexts, the paths of all cgroups, and the clocks when they
 * were set last. The records of
 * several CPUs come in any order, those of one CPU in the order of their time. All fit into one frame: when they are about
 * not to, the tasks are forgotten whose context has not changed for longest; an end that was lost leaves such ones behind.
 */
final class StateDump {
    /** A call may return when its task has another context, and a signal may have told of a third one in between. */
    private static final int KEPT_CONTEXTS = 4;

    /** Half of a frame, bytes. */
    private static final int MOST_OF_CGROUPS = FrameHeader.MAX_PAYLOAD / 2;

    /** By task, the one that changed last at the end. */
    private final SequencedMap<Integer, ArrayDeque<Kept>> contexts = new LinkedHashMap<>();

    private final Map<CgroupKey, byte[]> cgroups = new LinkedHashMap<>();
    private final ContextRecord context = new ContextRecord();
    private final CgroupRecord cgroup = new CgroupRecord();
    private final ExitRecord exit = new ExitRecord();
    private byte[] clock = {};
    private long length;
    private long cgroupLength;

    private record CgroupKey(int hierarchyId, long cgroupId) {}

    private record Kept(long time, byte[] record) {}

    /** Takes note of a record. */
    void follow(RecordCursor record) {
        switch (record.type()) {
            case RecordType.CONTEXT -> keepContext(record);
            case RecordType.CGROUP -> keepCgroup(record);
            case RecordType.EXIT -> forget(record);
            case RecordType.CLOCK -> keepClock(record);
            default -> {}
        }
    }

    private void keepContext(RecordCursor record) {
        context.wrap(record);
        ArrayDeque<Kept> kept = contexts.getOrDefault(context.tid(), new ArrayDeque<>(2));
        contexts.putLast(context.tid(), kept);
        kept.addLast(new Kept(record.time(), copy(record)));
        length += stored(record);
        if (kept.size() > KEPT_CONTEXTS) {
            length -= kept.removeFirst().record().length;
        }
        makeRoom();
    }

    private void keepClock(RecordCursor record) {
        length += stored(record) - clock.length;
        clock = copy(record);
    }

    private void makeRoom() {
        while (length > FrameHeader.MAX_PAYLOAD && !contexts.isEmpty()) {
            for (Kept gone : contexts.pollFirstEntry().getValue()) {
                length -= gone.record().length;
            }
        }
    }

    private void keepCgroup(RecordCursor record) {
        cgroup.wrap(record);
        if (cgroupLength + stored(record) > MOST_OF_CGROUPS) {
            return;
        }
        byte[] before = cgroups.put(new CgroupKey(cgroup.hierarchyId(), cgroup.cgroupId()), copy(record));
        int more = stored(record) - (before == null ? 0 : before.length);
        cgroupLength += more;
        length += more;
        makeRoom();
    }

    /** The number of a task that ended may belong to another one, of which another CPU has already written a context. */
    private void forget(RecordCursor record) {
        exit.wrap(record);
        ArrayDeque<Kept> kept = contexts.get(exit.tid());
        if (kept == null) {
            return;
        }
        while (!kept.isEmpty() && kept.getFirst().time() <= exit.time()) {
            length -= kept.removeFirst().record().length;
        }
        if (kept.isEmpty()) {
            contexts.remove(exit.tid());
        }
    }

    private static int stored(RecordCursor record) {
        return (int) RingHeader.stride(record.length());
    }

    private static byte[] copy(RecordCursor record) {
        byte[] copy = new byte[stored(record)];
        MemorySegment.copy(
                record.memory(),
                ValueLayout.JAVA_BYTE,
                record.offset() - RingHeader.LENGTH,
                copy,
                0,
                RingHeader.LENGTH + record.length());
        return copy;
    }

    /** Bytes that {@link #records} would give. */
    long length() {
        return length;
    }

    /** The records as they stood in the rings: the clocks when they were set last, cgroups, contexts. */
    ByteBuffer records() {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) length);
        out.writeBytes(clock);
        cgroups.values().forEach(out::writeBytes);
        contexts.values().forEach(kept -> kept.forEach(each -> out.writeBytes(each.record())));
        return ByteBuffer.wrap(out.toByteArray());
    }
}
