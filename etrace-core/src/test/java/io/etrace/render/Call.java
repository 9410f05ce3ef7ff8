// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.record.ChunkCursor;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.syscalls.SyscallModel;

/** Builds the record of a syscall as bpf/abi/record.h lays it out. */
public final class Call {
    public static final int UNFINISHED = 1;
    public static final int NO_ENTRY = 2;
    public static final int CHILD_RETURN = 4;
    public static final int NO_ROOM = 8;
    static final int COMPAT = 16;

    static final int COMPLETE = 0;
    static final int TRUNCATED = 1;
    static final int FAULT = 2;
    public static final int LATE = 4;
    public static final int CHANGED = 8;
    public static final int UNCOMPARED = 16;

    private final int number;
    private final long[] arguments;
    private final Bytes chunks = new Bytes();
    private int chunkCount;
    private long ret;
    private int flags;
    private int entryContext = 1;
    private int exitContext = 1;
    private boolean atExit;
    private int tid = 10609;

    private Call(int number, long[] arguments) {
        this.number = number;
        this.arguments = arguments;
    }

    public static Call number(int number, long... arguments) {
        return new Call(number, arguments);
    }

    public static Call of(String name, long... arguments) {
        return number(TestKernel.model().syscalls(), name, arguments);
    }

    static Call compat(String name, long... arguments) {
        return number(TestKernel.model().compatSyscalls(), name, arguments).flags(COMPAT);
    }

    private static Call number(SyscallModel model, String name, long... arguments) {
        return new Call(model.byName(name).orElseThrow().number(), arguments);
    }

    public Call ret(long value) {
        ret = value;
        return this;
    }

    public Call flags(int more) {
        flags |= more;
        return this;
    }

    Call contexts(int entry, int exit) {
        entryContext = entry;
        exitContext = exit;
        return this;
    }

    Call tid(int id) {
        tid = id;
        return this;
    }

    /** What follows was captured when the call returned. */
    public Call atExit() {
        atExit = true;
        return this;
    }

    public Call bytes(int argument, byte[] data) {
        return chunk(argument, ChunkCursor.BYTES, COMPLETE, data, data.length, 0);
    }

    public Call bytes(int argument, Bytes data) {
        return bytes(argument, data.done());
    }

    public Call string(int argument, String text) {
        byte[] data = Bytes.text(text);
        return chunk(argument, ChunkCursor.STRING, COMPLETE, data, data.length, 0);
    }

    /** A chunk of which {@code fullLength} bytes exist. */
    public Call cut(int argument, int kind, byte[] data, long fullLength) {
        return chunk(argument, kind, TRUNCATED, data, fullLength, 0);
    }

    public Call fault(int argument, int kind) {
        return chunk(argument, kind, FAULT, new byte[0], 64, 0);
    }

    /** What follows of the argument is what its memory held at exit. */
    public Call witness(int argument) {
        return chunk(argument, ChunkCursor.WITNESS, COMPLETE, new byte[0], 0, 0);
    }

    public Call list(int argument, String... strings) {
        chunk(argument, ChunkCursor.LIST, COMPLETE, new byte[0], strings.length, 0);
        for (int i = 0; i < strings.length; i++) {
            byte[] data = Bytes.text(strings[i]);
            chunk(argument, ChunkCursor.ELEMENT, COMPLETE, data, data.length, i);
        }
        return this;
    }

    /** @param place of the descriptor, bytes behind the start of the registers */
    Call file(int argument, int place, int state, byte[] file) {
        return chunk(argument, ChunkCursor.FILE, state, file, ChunkCursor.UNKNOWN_LENGTH, place);
    }

    /** The socket is one of netlink. */
    Call netlink(int protocol) {
        return chunk(0, ChunkCursor.NETLINK, COMPLETE, new byte[0], protocol, 0);
    }

    /** Where the data of the next chunk will be, from the registers on. */
    int nextDataAt() {
        return Long.BYTES * arguments.length + chunks.done().length + 16;
    }

    /** What the pointer at a place points to, which {@link #nextDataAt} told before. */
    Call pointee(int argument, int place, byte[] data) {
        return chunk(argument, ChunkCursor.POINTEE, COMPLETE, data, data.length, 1 << 24 | place);
    }

    public Call chunk(int argument, int kind, int state, byte[] data, long fullLength, int element) {
        chunks.u8(argument, kind, state, atExit ? 1 : 0).u32(data.length, fullLength, element);
        chunks.raw(data).fill((chunks.done().length + 7) & ~7);
        chunkCount++;
        return this;
    }

    public RecordCursor done() {
        Bytes record =
                new Bytes().u8(RecordType.SYSCALL, flags).u16(chunkCount).u32(1).u64(Records.TIME);
        record.u64(1234, ret).u32(number, tid, 10600, entryContext, exitContext, arguments.length);
        return Records.cursor(record.u64(arguments).raw(chunks.done()).done());
    }
}
