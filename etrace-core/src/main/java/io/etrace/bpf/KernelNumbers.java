// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.linux.BpfObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The running kernel's own numbers of its syscalls, for names that the tables do not know: a small program copies the
 * list that the kernel keeps for its tracepoints.
 */
public final class KernelNumbers {
    private static final Path SYMBOLS = Path.of("/proc/kallsyms");
    private static final String START = " __start_syscalls_metadata";
    private static final String STOP = " __stop_syscalls_metadata";
    private static final String PREFIX = "sys_";

    /** struct known_syscall of bpf/numbers.bpf.c: number (s32), valid (u32), name (56 bytes). */
    private static final int ENTRY_LENGTH = 64;

    private static final int ENTRIES = 1024;
    private static final int NAME_AT = 8;

    private KernelNumbers() {}

    /** Numbers by name as tracefs spells it; empty when the kernel does not tell where its list is. */
    public static Map<String, Integer> read() {
        long start = address(START);
        long stop = address(STOP);
        if (start == 0 || stop == 0) {
            return Map.of();
        }
        try (BpfObject object = BpfObject.open(ObjectFiles.read("numbers"))) {
            object.load();
            object.runOnce("copy_syscalls", start, stop);
            return entries(object.map("known_syscalls").mapMemory((long) ENTRIES * ENTRY_LENGTH));
        }
    }

    /** 0 when there is no such symbol, or it may not be seen (kernel.kptr_restrict). */
    private static long address(String symbol) {
        try (Stream<String> lines = Files.lines(SYMBOLS)) {
            return lines.filter(line -> line.endsWith(symbol))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(0, line.indexOf(' ')), 16))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SYMBOLS, e);
        }
    }

    private static Map<String, Integer> entries(MemorySegment memory) {
        Map<String, Integer> numbers = new HashMap<>();
        for (long entry = 0; entry < memory.byteSize(); entry += ENTRY_LENGTH) {
            String name = memory.getString(entry + NAME_AT);
            if (memory.get(ValueLayout.JAVA_INT, entry + 4) != 0 && name.startsWith(PREFIX)) {
                numbers.put(name.substring(PREFIX.length()), memory.get(ValueLayout.JAVA_INT, entry));
            }
        }
        return numbers;
    }
}
