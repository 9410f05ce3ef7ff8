// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.record.ChunkCursor;
import io.etrace.record.RecordCursor;
import java.util.ArrayList;
import java.util.List;

/** Records with every kind of parameter, chunk and event. */
final class Samples {
    private Samples() {}

    static List<RecordCursor> all() {
        List<RecordCursor> records = new ArrayList<>(calls());
        records.add(Records.signal(17, new Bytes().u32(0, 1, 0, 11, 1000, 3)));
        records.add(Records.signal(17, new Bytes().u32(0, 2, 0, 11, 1000, 9)));
        records.add(Records.signal(11, new Bytes().u32(0, 1, 0).u64(-1)));
        records.add(Records.signal(14, new Bytes().u32(0, 128)));
        records.add(Records.exit(4, 3 << 8));
        records.add(Records.exit(4, 0x8b));
        records.add(Records.cgroup(8, 1, "häß", "\u001b"));
        records.add(Records.context(3, 11, Bytes.of('a', '"', '\\', 0xff, 0x85)));
        return records;
    }

    static List<RecordCursor> calls() {
        List<RecordCursor> calls = new ArrayList<>();
        for (Call call : List.of(
                Call.of("getpid").ret(10600),
                Call.of("openat", -100, 0x1000, 0x80000, 0)
                        .string(1, "/etc/\"x\\\n")
                        .ret(3),
                Call.of("openat", -100, 0x1000, 0x241, 0640)
                        .string(1, "/etc/\u202e\u2028")
                        .ret(-13),
                Call.of("chdir", 0x7ffc_1000L).fault(0, ChunkCursor.STRING).ret(-14),
                Call.of("chdir", 0),
                Call.of("read", 3, 0x1000, 100).ret(2).atExit().bytes(1, Bytes.of(0xff, 0)),
                Call.of("read", 3, 0x1000, 9000).ret(9000).atExit().cut(1, 0, Bytes.of('a', 0xe2), 9000),
                Call.of("execve", 1, 2, 3)
                        .string(0, "/bin/cat")
                        .list(1, "cat", "", "x, y")
                        .list(2),
                Call.of("fstat", 3, 0x10)
                        .atExit()
                        .bytes(1, new Bytes().u64(2049, 7, 1).u32(0100644).fill(144)),
                Call.of("poll", 0x10, 2, 0)
                        .bytes(0, new Bytes().u32(3).u16(1, 1).u32(4).u16(4, 4)),
                Call.of("nanosleep", 0x10, 0)
                        .cut(0, 0, new Bytes().u64(1).u32(2).done(), 16),
                Call.of("perf_event_open", 0x10, 0, -1, -1, 0).bytes(0, new Bytes().fill(136)),
                Call.of("bpf", 5, 0x10, 120).bytes(1, new Bytes().u32(1, 2).fill(120)),
                Call.of("getdents64", 3, 0x10, 99)
                        .ret(24)
                        .atExit()
                        .bytes(1, new Bytes().u64(5, 1).u16(24).fill(24)),
                Call.of("bind", 3, 0x10, 16)
                        .bytes(1, new Bytes().u16(2, 80).u32(0x0100007f).fill(16)),
                Call.of("bind", 3, 0x10, 28).bytes(1, new Bytes().u16(10, 80).fill(28)),
                Call.of("bind", 3, 0x10, 110).bytes(1, new Bytes().u16(1).u8(0).string("abc")),
                Call.of("rt_sigprocmask", 2, 0x10, 0, 8).bytes(1, new Bytes().u64(0x4002)),
                Call.of("select", 65, 0x10, 0, 0, 0).bytes(1 - 1, new byte[0]).bytes(1, new Bytes().u64(9, 1)),
                Call.of("fcntl", 3, 3, 0).ret(0x8402),
                Call.of("exit_group", 0).flags(Call.UNFINISHED),
                Call.of("read", 3, 0x10, 5).flags(Call.UNFINISHED | Call.NO_ROOM),
                Call.of("clone", 17).flags(Call.NO_ENTRY | Call.CHILD_RETURN),
                Call.number(511, 1, 2, 3, 4, 5, -1).contexts(0, 0),
                Call.number(-1),
                Call.compat("writev", 1, 2, 1)
                        .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u32(1, 2).done(), 8, 0),
                files(FileBytes.regular("häß<\u001b", "etc"), FileBytes.path(0020666, 3, "null", "dev")),
                files(FileBytes.named(FileBytes.PIPEFS, 0, ""), FileBytes.named(FileBytes.PIDFS, 7, "x")),
                files(FileBytes.named(FileBytes.TMPFS, 0, "memfd:x"), FileBytes.named(FileBytes.NSFS, 0, "net")),
                files(
                        FileBytes.socket("TCP", 2, 1, new byte[4], Bytes.of(1, 2, 3, 4), 0),
                        FileBytes.socket("UNIX", 1, 2, Bytes.text("\0a\""), Bytes.text("/x\0"), 99)),
                files(
                        FileBytes.socket("TCPv6", 10, 1, new byte[16], new byte[16], 0),
                        FileBytes.socket("NETLINK", 16, 3, new byte[0], new byte[0], 0)),
                writev(),
                message("sendmsg"),
                message("recvmsg").atExit(),
                message("sendmmsg"))) {
            calls.add(call.done());
        }
        return calls;
    }

    private static Call files(byte[] first, byte[] second) {
        return Call.of("dup2", 3, 4)
                .file(0, 0, Call.COMPLETE, first)
                .file(1, 8, Call.LATE, second)
                .ret(4)
                .file(6, 0, Call.TRUNCATED, first);
    }

    private static Call writev() {
        return Call.of("writev", 1, 0x10, 3)
                .chunk(
                        1,
                        ChunkCursor.IOVEC,
                        0,
                        new Bytes().u64(1, 5, 2, 3, 0, 0).done(),
                        48,
                        0)
                .chunk(1, ChunkCursor.SEGMENT, Call.LATE | Call.CHANGED, Bytes.text("hello"), 5, 0)
                .chunk(1, ChunkCursor.SEGMENT, Call.FAULT, new byte[0], 3, 1);
    }

    private static Call message(String name) {
        Bytes control = new Bytes().u64(20).u32(1, 1, 7, 0).u64(28).u32(1, 2, 11, 12, 13);
        return Call.of(name, 3, 0x10, 1, 0)
                .chunk(
                        1,
                        ChunkCursor.MSGHDR,
                        0,
                        new Bytes().u64(9, 16, 9, 1, 9, 52).fill(56).done(),
                        56,
                        0)
                .chunk(1, ChunkCursor.NAME, 0, new Bytes().u16(2, 80).fill(16).done(), 16, 0)
                .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u64(5, 2).done(), 16, 0)
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("hi"), 2, 0)
                .chunk(1, ChunkCursor.CONTROL, 0, control.done(), 52, 0);
    }
}
