// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Builds the other records of bpf/abi/record.h. Each has memory of exactly its size: who reads past its end fails. */
final class Records {
    /** CLOCK_MONOTONIC, nanoseconds. */
    static final long TIME = 5_000_000_001L;

    private Records() {}

    static RecordCursor cursor(byte[] bytes) {
        MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return new RecordCursor().wrap(memory.asSlice(0, bytes.length), 0, bytes.length);
    }

    private static Bytes header(int type, int count) {
        return new Bytes().u8(type, 0).u16(count).u32(1).u64(TIME);
    }

    /** A context of task 10609 with two cgroup subsystems: cgroup 7 of hierarchy 1, cgroup 9 of hierarchy 0. */
    static RecordCursor context(int id, String comm) {
        return context(id, 10609, Bytes.text(comm));
    }

    static RecordCursor context(int id, int tid, byte[] comm) {
        Bytes record = header(RecordType.CONTEXT, 2).u32(id, tid, 10600, 12, 11, 1);
        record.raw(comm).fill(56);
        record.u32(1000, 1001, 1002, 1003, 1004, 1005, 1006, 0xffff_fffeL, 0x2f, 0);
        record.u64(1, 2, 3, 4, -1L);
        record.u32(101, 102, 103, 104, 105, 106, 107, 108);
        record.u64(77, 9);
        record.u64(7).u32(70, 1).u64(9).u32(90, 0);
        return cursor(record.done());
    }

    /** Names from the innermost outwards. */
    static RecordCursor cgroup(long id, int hierarchy, String... names) {
        Bytes path = new Bytes();
        for (String name : names) {
            path.string(name).u8(0);
        }
        Bytes record = header(RecordType.CGROUP, path.done().length).u64(id).u32(hierarchy, 0);
        return cursor(record.raw(path.done()).fill(32 + 2032).done());
    }

    /** @param info the head of the siginfo from si_errno on */
    static RecordCursor signal(int signal, Bytes info) {
        Bytes record = header(RecordType.SIGNAL, 0)
                .u32(10609, 10600, 1, signal)
                .u64(0x4000)
                .u32(signal);
        return cursor(record.raw(info.done()).fill(88).done());
    }

    /** CPU 1 lost a close, a 32-bit read and an unknown call for each of the three reasons, and two contexts. */
    static RecordCursor loss(boolean atEnd) {
        Bytes record =
                new Bytes().u8(RecordType.LOSS, atEnd ? 1 : 0).u16(0).u32(7).u64(TIME);
        record.u64(TIME - 3000, TIME - 2000, TIME - 1000).u32(1, 5).u64(6);
        record.u16(3, 1)
                .u32(1)
                .u16(512 + 3, 2)
                .u32(1)
                .u16(511, 3)
                .u32(1)
                .u16(1024 + RecordType.CONTEXT, 1)
                .u32(3);
        return cursor(record.fill(248).done());
    }

    static RecordCursor exit(int tid, int status) {
        return cursor(header(RecordType.EXIT, 0).u32(tid, 10600, 1, status).done());
    }
}
