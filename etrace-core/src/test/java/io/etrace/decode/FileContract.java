// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.contract.Contract;
import io.etrace.contract.ProgramTypes;
import io.etrace.record.RecordCursor;
import java.lang.foreign.MemorySegment;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The files and sockets that descriptors refer to (bpf/abi/record.h). */
public final class FileContract {
    private static final int KNOWN_END = 2000;

    private FileContract() {}

    public static Contract contract() {
        Contract contract = new Contract();
        files(contract);
        devices(contract);
        kinds(contract);
        sockets(contract);
        registers(contract);
        return contract;
    }

    private static RecordBytes window(MemorySegment memory) {
        RecordBytes window = new RecordBytes();
        window.load(new RecordCursor().wrap(memory, 0, (int) memory.byteSize()));
        return window;
    }

    private static OpenFile file(MemorySegment memory) {
        return new OpenFile(window(memory)).wrap(0, KNOWN_END, false, false);
    }

    private static ToLongFunction<MemorySegment> of(ToLongFunction<OpenFile> reader) {
        return memory -> reader.applyAsLong(file(memory));
    }

    private static void files(Contract contract) {
        contract.size("file_head", OpenFile.HEAD)
                .reads("file_head.inode", of(OpenFile::inode))
                .reads("file_head.magic", of(OpenFile::magic))
                .reads("file_head.pid", of(OpenFile::pid))
                .reads("file_head.mode", 0x6000, of(OpenFile::type))
                .reads("file_head.kind", OpenFile.NAMED, of(OpenFile::kind))
                .reads("file_head.socket_at", 64, of(file -> file.socket().localAt() - SocketEnds.HEAD));
    }

    /** Twelve bits of a major number, then twenty of a minor one. */
    private static void devices(Contract contract) {
        contract.reads("file_head.device", of(file -> (long) file.major() << 20 | file.minor()))
                .reads("file_head.special_device", of(file -> (long) file.specialMajor() << 20 | file.specialMinor()));
    }

    private static void flag(Contract contract, String constant, Predicate<OpenFile> test) {
        contract.flag(constant, "file_head.flags", memory -> test.test(file(memory)));
    }

    private static void kinds(Contract contract) {
        contract.same("FILE_PATH", OpenFile.PATH)
                .same("FILE_NAMED", OpenFile.NAMED)
                .same("FILE_SOCKET", OpenFile.SOCKET);
        flag(contract, "FILE_DELETED", OpenFile::isDeleted);
        flag(contract, "FILE_UNREACHABLE", OpenFile::isUnreachable);
    }

    private static ToLongFunction<MemorySegment> ofSocket(ToLongFunction<SocketEnds> reader) {
        return memory -> reader.applyAsLong(new SocketEnds(window(memory)).wrap(0, KNOWN_END));
    }

    private static void sockets(Contract contract) {
        contract.size("socket_head", SocketEnds.HEAD)
                .reads("socket_head.family", ofSocket(SocketEnds::family))
                .reads("socket_head.type", ofSocket(SocketEnds::type))
                .reads("socket_head.protocol", ofSocket(SocketEnds::protocol))
                .reads("socket_head.state", ofSocket(SocketEnds::state))
                .reads("socket_head.local_port", ofSocket(SocketEnds::localPort))
                .reads("socket_head.remote_port", ofSocket(SocketEnds::remotePort))
                .term("lengths of addresses", FileContract::lengths)
                .reads("socket_head.peer", ofSocket(SocketEnds::peer))
                .unknown("socket_head.unused");
    }

    private static void lengths(ProgramTypes types) {
        MemorySegment memory = Contract.zeros(KNOWN_END);
        types.place("socket_head.local_length").put(memory, 16);
        types.place("socket_head.remote_length").put(memory, 17);
        SocketEnds socket = new SocketEnds(window(memory)).wrap(0, KNOWN_END);
        assertThat(socket.localLength()).isEqualTo(16);
        assertThat(socket.remoteAt() - socket.localAt()).isEqualTo(16);
        assertThat(socket.remoteLength()).isEqualTo(17);
    }

    /** The place of a descriptor counts from the arguments; the number behind the last of them is that of the result. */
    private static void registers(Contract contract) {
        contract.at("syscall_record.args", SyscallEvent.REGISTERS)
                .same("MAX_ARGS", OpenFiles.RESULT)
                .same("MAX_ARGS", ChunkIndex.ARGUMENTS);
    }
}
