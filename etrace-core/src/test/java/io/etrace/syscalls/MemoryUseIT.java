// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.btf.Btf;
import io.etrace.constants.Architecture;
import io.etrace.constants.ConstantSet;
import io.etrace.constants.ConstantSets;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel uses as many bytes behind each pointer as the model says, and writes them where the model says so. A C
 * program finds out what the kernel does, by making calls at the edge of inaccessible memory.
 */
@EnabledOnOs(architectures = "amd64")
class MemoryUseIT {
    private static final int UNSUPPORTED = -38;
    private static final int FORBIDDEN = -1;
    /** The kernel does not touch the last bytes that only fill up a directory entry, nor those after msg_len. */
    private static final int PADDING = 8;

    private static final Set<String> PADDED = Set.of("getdents64", "sendmmsg", "recvmmsg");

    private record Call(Variant variant, String name, long result, long[] arguments, List<Memory> memories) {}

    private record Memory(int argument, long bytes, boolean written, byte[] before, byte[] after) {}

    @Test
    void isAsTheTableSays(@TempDir Path directory) throws Exception {
        SyscallModel model = model();
        Path program = Kernel.compile("memory_use.c", directory);
        Path place = Files.createDirectory(directory.resolve("place"));

        List<String> differences = new ArrayList<>();
        Set<String> compared = new TreeSet<>();
        for (Call call : calls(model, Kernel.run(program.toString(), place.toString()))) {
            if (call.result() != UNSUPPORTED && call.result() != FORBIDDEN) {
                compared.add(call.name());
                call.memories().forEach(memory -> compare(call, memory, differences));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).hasSizeGreaterThan(120);
    }

    private static SyscallModel model() throws Exception {
        ConstantSets sets = ConstantSets.of(Architecture.X86_64);
        NamedConstants constants =
                (set, name) -> sets.find(set).map(found -> valueOf(found, name)).orElse(OptionalLong.empty());
        SyscallNumbers numbers = SyscallNumbers.of(Abi.X86_64);
        return SyscallModel.of(Kernel.formats(), numbers, SemanticsTable.shipped(), Btf.ofRunningKernel(), constants);
    }

    private static OptionalLong valueOf(ConstantSet set, String name) {
        return set.valueOf(name);
    }

    private static List<Call> calls(SyscallModel model, String output) {
        List<Call> calls = new ArrayList<>();
        for (String line : output.split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("call")) {
                long[] arguments = new long[6];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = Long.parseLong(words[3 + i]);
                }
                Variant variant = variant(model.byName(words[1]).orElseThrow(), arguments);
                calls.add(new Call(variant, words[1], Long.parseLong(words[2]), arguments, new ArrayList<>()));
            } else {
                calls.getLast().memories().add(memory(words));
            }
        }
        return calls;
    }

    private static Variant variant(Syscall syscall, long[] arguments) {
        return syscall.variants().stream()
                .filter(variant -> variant.conditions().stream()
                        .allMatch(condition -> condition.holds(arguments[condition.argument()])))
                .findFirst()
                .orElseThrow();
    }

    private static Memory memory(String[] words) {
        HexFormat hex = HexFormat.of();
        return new Memory(
                Integer.parseInt(words[1]),
                Long.parseLong(words[2]),
                words[3].equals("1"),
                hex.parseHex(words[4]),
                hex.parseHex(words[5]));
    }

    private static void compare(Call call, Memory memory, List<String> differences) {
        Parameter parameter = call.variant().parameters().get(memory.argument());
        boolean success = writes(parameter.meaning(), call.result());
        long bytes = bytes(call, memory, parameter, success);
        boolean written = success && bytes > 0;
        boolean padded = PADDED.contains(call.name()) && bytes - memory.bytes() < PADDING && bytes > memory.bytes();
        if (written != memory.written() || bytes != memory.bytes() && !padded) {
            differences.add("%s = %d, %s: the kernel uses %d bytes and writes: %s, the model says %d and %s"
                    .formatted(
                            call.name(),
                            call.result(),
                            parameter.name(),
                            memory.bytes(),
                            memory.written(),
                            bytes,
                            written));
        }
    }

    private static boolean writes(Semantics meaning, long result) {
        if (meaning.kind() == Kind.IOVEC) {
            return false;
        }
        if (meaning.kind() == Kind.MMSGHDR) {
            return result > 0;
        }
        return meaning.direction().out()
                && switch (meaning.written()) {
                    case ON_SUCCESS -> result >= 0;
                    case ON_POSITIVE -> result > 0;
                    case ON_INTERRUPT -> result == -4 || result <= -512;
                    case ALWAYS ->
                        meaning.error() == 0
                                || result == -meaning.error()
                                || result >= 0 && meaning.direction() == Direction.OUT;
                };
    }

    private static long bytes(Call call, Memory memory, Parameter parameter, boolean written) {
        Semantics meaning = parameter.meaning();
        boolean vector = meaning.kind() == Kind.IOVEC || meaning.kind() == Kind.MMSGHDR;
        if (!meaning.pointer() || meaning.direction() == Direction.OUT && !written && !vector) {
            return 0;
        }
        return MemorySizes.of(
                parameter, call.result(), call.arguments(), memoryOf(call), side(memory, written), written);
    }

    private static byte[] side(Memory memory, boolean written) {
        return written ? memory.after() : memory.before();
    }

    private static byte[][][] memoryOf(Call call) {
        byte[][][] bytes = new byte[6][][];
        call.memories().forEach(memory -> bytes[memory.argument()] = new byte[][] {memory.before(), memory.after()});
        return bytes;
    }
}
