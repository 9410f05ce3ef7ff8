// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds the records that a selection looks at, as bpf/abi/record.h lays them out; each is a microsecond after the one before. */
public final class Tape {
    public static final int GETPID = 39;
    public static final int CLONE = 56;
    public static final int NO_ENTRY = 2;

    private static final int CONTEXT_LENGTH = 184;
    private static final int CONTEXT_WITH_PROCESS_LENGTH = 480;

    private long time;

    private ByteBuffer header(int length, int type, int flags, int count) {
        time += 1000;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) type)
                .put((byte) flags)
                .putShort((short) count)
                .putInt(0)
                .putLong(time);
    }

    private static RecordCursor cursor(ByteBuffer bytes) {
        return new RecordCursor().wrap(MemorySegment.ofArray(bytes.array()), 0, bytes.capacity());
    }

    /**
     * A context whose id is the task's tid.
     *
     * @param started when the task did
     */
    RecordCursor context(int tid, int tgid, int ppid, String comm, int uid, long started) {
        ByteBuffer record = header(CONTEXT_LENGTH, RecordType.CONTEXT, 0, 0);
        record.putInt(tid).putInt(tid).putInt(tgid).putInt(tid).putInt(tgid).putInt(ppid);
        record.put(comm.getBytes(StandardCharsets.UTF_8)).position(56).putInt(uid);
        record.putLong(168, started).putLong(176, tid);
        return cursor(record);
    }

    /**
     * The same with what is told of its process.
     *
     * @param processStarted when the process did
     */
    RecordCursor context(
            int tid,
            int tgid,
            int ppid,
            String comm,
            int uid,
            long started,
            String processComm,
            String program,
            long processStarted) {
        ByteBuffer record = header(CONTEXT_WITH_PROCESS_LENGTH, RecordType.CONTEXT, 0, 0);
        RecordCursor shorter = context(tid, tgid, ppid, comm, uid, started);
        record.put(16, (byte[]) shorter.memory().heapBase().orElseThrow(), 16, CONTEXT_LENGTH - 16);
        record.put(440, processComm.getBytes(StandardCharsets.UTF_8));
        record.put(456, program.getBytes(StandardCharsets.UTF_8)).putLong(472, processStarted);
        return cursor(record);
    }

    RecordCursor fork(int tid, int tgid, int creator, long started) {
        ByteBuffer record = header(40, RecordType.FORK, 0, 0);
        return cursor(
                record.putInt(tid).putInt(tgid).putInt(creator).putInt(creator).putLong(started));
    }

    RecordCursor cgroup(long id, String... names) {
        byte[] path = (String.join("\0", names) + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer record = header(32 + path.length, RecordType.CGROUP, 0, names.length == 0 ? 0 : path.length);
        return cursor(record.putLong(id).putInt(0).putInt(0).put(path));
    }

    public RecordCursor call(int tid, int tgid, int number, long ret, long duration, int flags) {
        ByteBuffer record = header(56, RecordType.SYSCALL, flags, 0);
        record.putLong(duration)
                .putLong(ret)
                .putInt(number)
                .putInt(tid)
                .putInt(tgid)
                .putInt(tid)
                .putInt(tid);
        return cursor(record.putInt(0));
    }

    public RecordCursor call(int tid, int tgid) {
        return call(tid, tgid, GETPID, tgid, 100, 0);
    }

    RecordCursor clone(int tid, int tgid, long child) {
        return call(tid, tgid, CLONE, child, 100, 0);
    }

    RecordCursor signal(int tid, int tgid) {
        ByteBuffer record = header(88, RecordType.SIGNAL, 0, 0);
        return cursor(record.putInt(tid).putInt(tgid).putInt(tid).putInt(15));
    }

    public RecordCursor exit(int tid, int tgid) {
        ByteBuffer record = header(32, RecordType.EXIT, 0, 0);
        return cursor(record.putInt(tid).putInt(tgid).putInt(tid).putInt(0));
    }

    /** Records of CPU 1 that are missing: calls of getpid, as the ring was full. */
    public RecordCursor losses(int calls, int others, long first, long last) {
        ByteBuffer record = header(64, RecordType.LOSS, 0, 0);
        record.putLong(0)
                .putLong(first)
                .putLong(last)
                .putInt(1)
                .putInt(calls + others)
                .putLong(calls + others);
        return cursor(record.putShort((short) GETPID).putShort((short) 1).putInt(calls));
    }
}
