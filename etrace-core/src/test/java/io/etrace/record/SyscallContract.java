// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.contract.Contract;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The record of a syscall and its chunks (bpf/abi/record.h). */
public final class SyscallContract {
    private static final int COUNT = 2;

    private SyscallContract() {}

    public static Contract contract() {
        Contract contract = new Contract();
        call(contract);
        flags(contract);
        chunk(contract);
        kinds(contract);
        states(contract);
        return contract;
    }

    private static ToLongFunction<MemorySegment> of(ToLongFunction<SyscallRecord> reader) {
        return Cursors.reader(SyscallRecord::new, reader);
    }

    private static void call(Contract contract) {
        contract.size("syscall_record", SyscallRecord.FIXED_LENGTH)
                .at("syscall_record.header", 0)
                .at("syscall_record.args", SyscallRecord.FIXED_LENGTH)
                .at("syscall_record.tgid", SyscallRecord.TGID)
                .reads("syscall_record.duration", of(SyscallRecord::duration))
                .reads("syscall_record.ret", of(SyscallRecord::ret))
                .reads("syscall_record.nr", of(SyscallRecord::number))
                .reads("syscall_record.tid", of(SyscallRecord::tid))
                .reads("syscall_record.tgid", of(SyscallRecord::tgid))
                .reads("syscall_record.entry_context", of(SyscallRecord::entryContext))
                .reads("syscall_record.exit_context", of(SyscallRecord::exitContext))
                .reads("syscall_record.nargs", 5, of(SyscallRecord::argumentCount))
                .term("arguments", types -> {
                    MemorySegment memory = Contract.zeros(SyscallRecord.FIXED_LENGTH + 6 * Long.BYTES);
                    types.place("syscall_record.nargs").put(memory, 3);
                    types.place("syscall_record.args[2]").put(memory, 0x123456789abcL);
                    assertThat(Cursors.wrap(new SyscallRecord(), memory).argument(2))
                            .isEqualTo(0x123456789abcL);
                })
                .term("most arguments", types -> {
                    MemorySegment memory = Contract.zeros(types.size("syscall_record"));
                    types.place("syscall_record.nargs").put(memory, 1000);
                    assertThat(Cursors.wrap(new SyscallRecord(), memory).argumentCount())
                            .isEqualTo((int) types.constant("MAX_ARGS"));
                });
    }

    private static void flag(Contract contract, String constant, Predicate<SyscallRecord> test) {
        contract.flag(constant, "syscall_record.header.flags", Cursors.test(SyscallRecord::new, test));
    }

    private static void flags(Contract contract) {
        flag(contract, "SYSCALL_UNFINISHED", SyscallRecord::isUnfinished);
        flag(contract, "SYSCALL_NO_ENTRY", SyscallRecord::hasNoEntry);
        flag(contract, "SYSCALL_CHILD_RETURN", SyscallRecord::isChildReturn);
        flag(contract, "SYSCALL_NO_ROOM", SyscallRecord::hasNoRoom);
        flag(contract, "SYSCALL_COMPAT", SyscallRecord::isCompat);
        flag(contract, "SYSCALL_DENIED", SyscallRecord::isDenied);
        flag(contract, "SYSCALL_IN_FLIGHT", SyscallRecord::isInFlight);
    }

    /** A cursor on a chunk, as the only one of a record without arguments. */
    private static ChunkCursor cursor(MemorySegment chunk) {
        MemorySegment record = Contract.zeros(SyscallRecord.FIXED_LENGTH + (int) chunk.byteSize());
        record.set(ValueLayout.JAVA_BYTE, COUNT, (byte) 1);
        record.asSlice(SyscallRecord.FIXED_LENGTH).copyFrom(chunk);
        ChunkCursor cursor = new ChunkCursor().wrap(Cursors.wrap(new SyscallRecord(), record));
        cursor.next();
        return cursor;
    }

    private static ToLongFunction<MemorySegment> chunk(ToLongFunction<ChunkCursor> reader) {
        return memory -> reader.applyAsLong(cursor(memory));
    }

    private static void chunk(Contract contract) {
        contract.reads("chunk.arg", chunk(ChunkCursor::argument))
                .reads("chunk.kind", chunk(ChunkCursor::kind))
                .reads("chunk.length", chunk(ChunkCursor::length))
                .reads("chunk.full_length", chunk(ChunkCursor::fullLength))
                .reads("chunk.element", chunk(chunk -> (long) chunk.message() << Short.SIZE | chunk.element()))
                .reads("chunk.at_exit", 1, chunk(chunk -> chunk.isAtExit() ? 1 : 0))
                .term(
                        "sizeof chunk",
                        types -> assertThat(cursor(Contract.zeros(64)).dataOffset())
                                .isEqualTo(SyscallRecord.FIXED_LENGTH + types.size("chunk")))
                .same("UNKNOWN_LENGTH", ChunkCursor.UNKNOWN_LENGTH);
    }

    private static void kinds(Contract contract) {
        contract.same("CHUNK_BYTES", ChunkCursor.BYTES)
                .same("CHUNK_STRING", ChunkCursor.STRING)
                .same("CHUNK_ELEMENT", ChunkCursor.ELEMENT)
                .same("CHUNK_LIST", ChunkCursor.LIST)
                .same("CHUNK_IOVEC", ChunkCursor.IOVEC)
                .same("CHUNK_SEGMENT", ChunkCursor.SEGMENT)
                .same("CHUNK_MSGHDR", ChunkCursor.MSGHDR)
                .same("CHUNK_NAME", ChunkCursor.NAME)
                .same("CHUNK_CONTROL", ChunkCursor.CONTROL)
                .same("CHUNK_FILE", ChunkCursor.FILE)
                .same("CHUNK_POINTEE", ChunkCursor.POINTEE)
                .same("CHUNK_NETLINK", ChunkCursor.NETLINK)
                .same("CHUNK_SENT", ChunkCursor.SENT)
                .same("POINTEE_READ", ChunkCursor.POINTEE_READ)
                .same("CHUNK_WITNESS", ChunkCursor.WITNESS);
    }

    private static void state(Contract contract, String constant, Predicate<ChunkCursor> test) {
        contract.flag(constant, "chunk.state", memory -> test.test(cursor(memory)));
    }

    private static void states(Contract contract) {
        contract.same("CHUNK_COMPLETE", 0);
        state(contract, "CHUNK_TRUNCATED", ChunkCursor::isTruncated);
        state(contract, "CHUNK_FAULT", ChunkCursor::isFault);
        state(contract, "CHUNK_LATE", ChunkCursor::isLate);
        state(contract, "CHUNK_CHANGED", ChunkCursor::isChanged);
        state(contract, "CHUNK_UNCOMPARED", ChunkCursor::isUncompared);
    }
}
